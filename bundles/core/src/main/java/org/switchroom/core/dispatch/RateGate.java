package org.switchroom.core.dispatch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * Keeps a {@link RateLimit} as the other side counts it: by when messages arrive there, which is some time between the
 * handing over and the answer. So one counts from its answer on; or from {@link #ON_THE_WAY} after it was handed over,
 * when the answer takes longer than a message is on its way. Until it is handed over, while it is being written down, its
 * place is kept. Any thread.
 */
final class RateGate {
    /** No request is so long between two machines; a gateway may think longer before it answers. */
    static final Duration ON_THE_WAY = Duration.ofMillis(250);

    /** Longer than any delivery may take: no answer comes any more. */
    private static final Duration NEVER = Duration.ofMinutes(6);

    private final RateLimit limit;
    private final LongSupplier nanos;
    // guarded by this object's monitor
    /** Those that may be handed over and were not yet. */
    private int kept;
    /** When those were handed over that may not have arrived yet, oldest first. */
    private final Deque<Long> onTheWay = new ArrayDeque<>();
    /** When the others arrived at the latest, oldest first; those of the last window. */
    private final Deque<Long> arrived = new ArrayDeque<>();
    /** When those were handed over that count as arrived and are not answered. */
    private final Deque<Long> unanswered = new ArrayDeque<>();

    RateGate(RateLimit limit, LongSupplier nanos) {
        this.limit = limit;
        this.nanos = nanos;
    }

    RateLimit limit() {
        return limit;
    }

    /** How long at most until the next may begin; 0 when it may now. */
    synchronized long waitNanos() {
        long now = look();
        if (counted() < limit.count()) {
            return 0;
        } else if (arrived.isEmpty() && onTheWay.isEmpty()) {
            return limit.window().toNanos();
        }
        long oldest = arrived.isEmpty() ? onTheWay.peek() + ON_THE_WAY.toNanos() : arrived.peek();
        return oldest + limit.window().toNanos() - now;
    }

    /** How many may begin now, up to {@code most}. */
    synchronized int open(int most) {
        look();
        return Math.min(most, limit.count() - counted());
    }

    private int counted() {
        return kept + onTheWay.size() + arrived.size();
    }

    /** Keeps a place for one; {@link #handOver} or {@link #giveBack} follows. */
    synchronized void keep() {
        kept++;
    }

    /** It goes now; {@link #end} follows. */
    synchronized void handOver() {
        kept--;
        onTheWay.add(look());
    }

    /** It does not go, and does not count. */
    synchronized void giveBack() {
        kept--;
    }

    /** One was answered. Which one does not matter: the oldest counts as the one, and those after it for longer. */
    synchronized void end() {
        long now = look();
        if (unanswered.poll() == null && !onTheWay.isEmpty()) {
            onTheWay.remove();
            arrived.add(now);
        }
    }

    /** Moves on what time has moved on. */
    private long look() {
        long now = nanos.getAsLong();
        while (!onTheWay.isEmpty() && now - onTheWay.peek() >= ON_THE_WAY.toNanos()) {
            arrived.add(onTheWay.peek() + ON_THE_WAY.toNanos());
            unanswered.add(onTheWay.remove());
        }
        while (!unanswered.isEmpty() && now - unanswered.peek() >= NEVER.toNanos()) {
            unanswered.remove();
        }
        while (!arrived.isEmpty() && now - arrived.peek() >= limit.window().toNanos()) {
            arrived.remove();
        }
        return now;
    }
}

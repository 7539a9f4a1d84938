package org.switchroom.core.dispatch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.LongSupplier;

/**
 * Keeps a {@link RateLimit} as the other side counts it: by when messages arrive there, which is some time between the
 * handing over and the answer. So one counts from its answer on; or from {@link #ON_THE_WAY} after it was handed over,
 * when the answer takes longer than a message is on its way. Until it is handed over, while it is being written down, its
 * place is kept; a place is given out {@link #AHEAD} of its time, so that writing down costs the limit nothing. Any thread.
 */
final class RateGate {
    /** No request is so long between two machines; a gateway may think longer before it answers. */
    static final Duration ON_THE_WAY = Duration.ofMillis(250);

    /** So long a message may take from the choice of its transport until it is on disk and handed over. */
    static final Duration AHEAD = Duration.ofMillis(150);

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

    /** How long at most until a place may be kept for the next; 0 when it may now. */
    synchronized long waitNanos() {
        long now = look();
        int before = counted() - limit.count(); // so many more have to be a window old by then
        if (before < 0) {
            return 0;
        }
        return Math.max(0, opening(before) - AHEAD.toNanos() - now);
    }

    /** For how many places may be kept now, up to {@code most}. */
    synchronized int open(int most) {
        long now = look();
        int open = limit.count() - counted();
        Iterator<Long> soon = arrived.iterator();
        while (open < most && soon.hasNext() && untilOld(soon.next(), now) <= AHEAD.toNanos()) {
            open++;
        }
        return Math.max(0, Math.min(most, open));
    }

    /** When the first after {@code before} others is a window old. */
    private long opening(int before) {
        return arrived.stream()
                        .skip(before)
                        .findFirst()
                        .or(() -> onTheWay.stream()
                                .skip(before - arrived.size())
                                .findFirst()
                                .map(handedOver -> handedOver + ON_THE_WAY.toNanos()))
                        .orElseGet(nanos::getAsLong)
                + limit.window().toNanos();
    }

    private long untilOld(long arrival, long now) {
        return arrival + limit.window().toNanos() - now;
    }

    private int counted() {
        return kept + onTheWay.size() + arrived.size();
    }

    /** Keeps a place for one; {@link #handOver} or {@link #giveBack} follows. */
    synchronized void keep() {
        kept++;
    }

    /**
     * Lets the one go for which a place was kept; then {@link #end} follows.
     *
     * @return 0 when it goes now; otherwise how long until it may, at most: ask again then
     */
    synchronized long handOver() {
        long now = look();
        if (onTheWay.size() + arrived.size() < limit.count()) {
            kept--;
            onTheWay.add(now);
            return 0;
        }
        return Math.max(1, opening(0) - now);
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

package org.switchroom.core.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.core.Chronicle;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.trace.TimelineEntry;

/** The messages that nobody could carry: when a transport comes they are looked at again. Any thread. */
final class HeldMessages {
    private static final Logger LOG = LoggerFactory.getLogger(HeldMessages.class);
    /** How many steps of resumed messages are on their way to disk at once. */
    private static final int RESUMED_AT_ONCE = 256;

    private static final int HELD_AT_ONCE = 10_000;

    /** After the journal could not be read or written. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Dispatching desk;
    private final Chronicle chronicle;
    /** How often it was asked for since somebody began to look; 0 when nobody does. */
    private final AtomicInteger asked = new AtomicInteger();

    HeldMessages(Dispatching desk, Chronicle chronicle) {
        this.desk = desk;
        this.chronicle = chronicle;
    }

    /**
     * Those that somebody may carry now go on; the others stay. Blocks until that is on disk, however long the database is
     * away; returns at once when somebody else is at it, who then looks once more.
     */
    void resume() {
        if (asked.getAndIncrement() > 0) {
            return;
        }
        int seen;
        int failures = 0;
        boolean looked;
        do {
            seen = asked.get();
            looked = lookedAtAll(failures);
            failures = looked ? 0 : failures + 1;
        } while (!desk.stopping() && !(looked && asked.compareAndSet(seen, 0)));
    }

    /** @param failures so often in a row it could not: told once, and when it is over */
    private boolean lookedAtAll(int failures) {
        try {
            Optional<MessageId> after = Optional.empty();
            List<StoredMessage> held;
            do {
                held = desk.journal().messagesIn(MessageState.HELD, after, HELD_AT_ONCE);
                goOn(held);
                after = held.isEmpty()
                        ? after
                        : Optional.of(held.get(held.size() - 1).id());
            } while (held.size() == HELD_AT_ONCE && !desk.stopping());
            if (failures > 0) {
                LOG.info("Held messages go on again, after {} tries", failures);
            }
            return true;
        } catch (RuntimeException trouble) {
            if (failures == 0) {
                LOG.error(
                        "Held messages could not be resumed; tried every {} until it works. Is the database up, and the"
                                + " disk not full?",
                        AGAIN,
                        trouble);
            }
            LockSupport.parkNanos(AGAIN.toNanos());
            return false;
        }
    }

    /** As {@link #resume()}, of these only. */
    void resume(List<StoredMessage> held) {
        try {
            goOn(held);
        } catch (RuntimeException trouble) {
            LOG.error("Held messages could not be resumed; they are looked at again", trouble);
        }
    }

    private void goOn(List<StoredMessage> held) {
        List<CompletableFuture<Written>> onTheirWay = new ArrayList<>();
        for (StoredMessage message : held) {
            if (!message.progress().waitsForRelease()
                    && !message.progress().waitsForRun()
                    && desk.roster()
                            .mayCarry(
                                    message.openWays(),
                                    message.envelope().content().kind())
                    && !desk.stopping()) {
                onTheirWay.add(desk.writer().write(resumed(message)).toCompletableFuture());
            }
            if (onTheirWay.size() == RESUMED_AT_ONCE) {
                awaitStored(onTheirWay);
                onTheirWay.clear();
            }
        }
        awaitStored(onTheirWay);
    }

    /** One that somebody else has moved meanwhile is his. */
    private static void awaitStored(List<CompletableFuture<Written>> onTheirWay) {
        for (CompletableFuture<Written> each : onTheirWay) {
            if (each.join() instanceof Written.Failed failed) {
                throw new IllegalStateException("could not be written: " + failed.cause());
            }
        }
    }

    private Entry resumed(StoredMessage held) {
        Instant now = desk.clock().instant();
        Progress before = held.progress();
        Progress waiting = new Progress(
                MessageState.WAITING,
                held.firstHop().orElse(0),
                before.attempts(),
                now,
                before.reason(),
                before.via(),
                before.reference(),
                before.mayHaveArrivedTwice(),
                before.walk().ended(),
                now);
        return Entry.of(
                new Row.MessageStep(held.id(), held.envelope().lane(), 0, MessageState.HELD, waiting),
                chronicle.ofMessage(
                        held.envelope().tenant(),
                        held.envelope().job(),
                        held.id(),
                        now,
                        Chronicle.SWITCHROOM,
                        TimelineEntry.Kind.RESUMED,
                        "a transport came; going on"),
                new Row.LaneWake(held.envelope().lane(), now));
    }
}

package org.switchroom.dc09.receiver;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.switchroom.dc09.frame.Frame;

/** Brings a frame to the desk and its answer back, and counts what is on its way. Any thread. */
final class Answering {
    private static final byte[] NOTHING = new byte[0];

    private final ReceiverDesk desk;
    private final Clock clock;
    private final int most;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile Optional<Instant> lastReportAt = Optional.empty();

    Answering(ReceiverDesk desk, Clock clock, int most) {
        this.desk = desk;
        this.clock = clock;
        this.most = most;
    }

    /** False when so much is on its way that this one has to come again. */
    boolean hasRoom() {
        return waiting.get() < most;
    }

    int waiting() {
        return waiting.get();
    }

    Optional<Instant> lastReportAt() {
        return lastReportAt;
    }

    /** @param answer gets its bytes, or none when there is no answer; on any thread, once */
    void take(Frame frame, Consumer<byte[]> answer) {
        Instant now = clock.instant();
        lastReportAt = Optional.of(now);
        waiting.incrementAndGet();
        desk.take(frame, now).whenComplete((reply, defect) -> {
            waiting.decrementAndGet();
            answer.accept(defect == null ? reply.map(Frame::bytes).orElse(NOTHING) : NOTHING);
        });
    }
}

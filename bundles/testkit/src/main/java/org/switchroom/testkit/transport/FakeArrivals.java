package org.switchroom.testkit.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.switchroom.transport.Arrivals;
import org.switchroom.transport.InboundMessage;
import org.switchroom.transport.Intake;
import org.switchroom.transport.Receipt;

/**
 * The core as a transport sees it: records what comes in, in order, and answers as the test says. Answers
 * {@code STORED} at once unless told otherwise; repeats are not recognised, the test decides. Any thread.
 */
public final class FakeArrivals implements Arrivals {
    // All guarded by this object's monitor.
    private final List<InboundMessage> received = new ArrayList<>();
    private final List<Receipt> reported = new ArrayList<>();
    private final List<CompletableFuture<Intake>> waiting = new ArrayList<>();
    private Intake answer = Intake.STORED;
    private boolean held;

    /** What is answered from now on. */
    public synchronized void answer(Intake intake) {
        answer = intake;
    }

    /** From now on nothing is answered until {@link #release}: it is not on disk yet. */
    public synchronized void hold() {
        held = true;
    }

    /** Answers what waits, oldest first, and no longer holds. */
    public void release(Intake intake) {
        List<CompletableFuture<Intake>> open;
        synchronized (this) {
            held = false;
            open = List.copyOf(waiting);
            waiting.clear();
        }
        open.forEach(stage -> stage.complete(intake));
    }

    public synchronized List<InboundMessage> received() {
        return List.copyOf(received);
    }

    public synchronized List<Receipt> reported() {
        return List.copyOf(reported);
    }

    @Override
    public synchronized CompletionStage<Intake> receive(InboundMessage message) {
        received.add(message);
        return stage();
    }

    @Override
    public synchronized CompletionStage<Intake> report(Receipt receipt) {
        reported.add(receipt);
        return stage();
    }

    private CompletionStage<Intake> stage() {
        if (!held) {
            return CompletableFuture.completedFuture(answer);
        }
        CompletableFuture<Intake> stage = new CompletableFuture<>();
        waiting.add(stage);
        return stage;
    }
}

package org.switchroom.route.loopback;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.switchroom.message.Content;
import org.switchroom.testkit.transport.FakeArrivals;
import org.switchroom.transport.Arrivals;
import org.switchroom.transport.InboundMessage;
import org.switchroom.transport.Intake;
import org.switchroom.transport.Receipt;

/** Loopback's other side: the store. It has what it said that it stored. */
final class StorePeer implements Arrivals {
    private final FakeArrivals arrivals;
    private final List<String> stored = new CopyOnWriteArrayList<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean hangsUp;

    StorePeer(FakeArrivals arrivals) {
        this.arrivals = arrivals;
    }

    List<String> stored() {
        return List.copyOf(stored);
    }

    int waiting() {
        return waiting.get();
    }

    void hangsUp(boolean now) {
        hangsUp = now;
    }

    @Override
    public CompletionStage<Intake> receive(InboundMessage message) {
        if (hangsUp) {
            return CompletableFuture.failedFuture(new IllegalStateException("the disk is gone"));
        }
        waiting.incrementAndGet();
        return arrivals.receive(message).thenApply(intake -> {
            waiting.decrementAndGet();
            if (intake != Intake.TRY_LATER) {
                stored.add(message.content()
                        .fold(
                                Content.Text::body,
                                Content.Alarm::code,
                                job -> job.fields().toString(),
                                Content.Binary::words));
            }
            return intake;
        });
    }

    @Override
    public CompletionStage<Intake> report(Receipt receipt) {
        return arrivals.report(receipt);
    }
}

package org.switchroom.camel.host;

import java.util.concurrent.CompletionStage;
import org.switchroom.transport.Arrivals;
import org.switchroom.transport.InboundMessage;
import org.switchroom.transport.Intake;
import org.switchroom.transport.Receipt;

/** For routes that bring nothing in. */
final class NoArrivals implements Arrivals {
    @Override
    public CompletionStage<Intake> receive(InboundMessage message) {
        throw new AssertionError("nothing should arrive");
    }

    @Override
    public CompletionStage<Intake> report(Receipt receipt) {
        throw new AssertionError("nothing should be reported");
    }
}

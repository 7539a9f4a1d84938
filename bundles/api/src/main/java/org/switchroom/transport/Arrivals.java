package org.switchroom.transport;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/** Where a transport brings what comes in. Core provides it; transports inject it. Any thread; never blocks. */
@ProviderType
public interface Arrivals {
    /**
     * Takes a message in; completes once it is on disk. Acknowledge it to the other side only after {@code STORED} or
     * {@code DUPLICATE}. Never completes exceptionally: what can not be stored is {@code TRY_LATER}.
     */
    CompletionStage<Intake> receive(InboundMessage message);

    /**
     * News of a message accepted earlier; completes once it is on disk. Repeats and any order are fine, also news that
     * comes before core has heard that the message was accepted.
     */
    CompletionStage<Intake> report(Receipt receipt);
}

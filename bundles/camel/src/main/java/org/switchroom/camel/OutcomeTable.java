package org.switchroom.camel;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.osgi.annotation.versioning.ConsumerType;
import org.switchroom.transport.Handover;

/**
 * What the end of a transport's route means. Asked first, before the rules that hold for every transport: no
 * connection → unavailable; anything else that is not understood → uncertain.
 */
@ConsumerType
public interface OutcomeTable {
    /** Asked when the route ended without an exception; empty when the table has no opinion. */
    Optional<Handover> ended(Exchange exchange);

    /** Asked when the route ended with an exception; empty when the table has no opinion. */
    Optional<Handover> failed(Exchange exchange, Throwable cause);
}

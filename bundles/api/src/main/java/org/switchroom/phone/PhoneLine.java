package org.switchroom.phone;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;
import org.switchroom.transport.Health;

/**
 * A line that can be dialled: a SIP trunk, a voice modem. Being registered as a service means ready to be asked. Any
 * thread.
 */
@ConsumerType
public interface PhoneLine {
    /** Service property that names this line, unique in the runtime. */
    String NAME = "line.name";

    /** Service property, for people: how the line is made, such as {@code sip}. */
    String KIND = "line.kind";

    /** Service property, for people: what it dials over, such as the provider's server or a serial port. */
    String TRUNK = "line.trunk";

    /** How many calls it carries at once; at least 1. */
    int channels();

    /**
     * Dials, hands the call's sound to {@code audio}, and completes when the call is over. Never completes
     * exceptionally, never later than {@link DialRequest#longest} and five seconds after the beginning. A call beyond
     * {@link #channels} is {@link Ending.How#NO_CHANNEL} at once.
     */
    CompletionStage<Ending> dial(DialRequest request, CallAudio audio);

    /** The state known right now, from memory; answers at once. */
    Health health();
}

package org.switchroom.transport;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One configured way to the outside: a mailbox, a modem, a socket.
 *
 * <p>There is no start or stop. Being registered as a service means ready to be asked; the component opens its line in
 * its constructor and closes it when deactivated. Core calls {@link #send} from its own threads, at most
 * {@link Capabilities#parallelSends} at a time, one delivery of a lane after the other.
 */
@ConsumerType
public interface Transport {
    /** Service property that names this instance (a {@link TransportName}), unique in the runtime. */
    String NAME = "transport.name";

    /** Service property, optional: the group of transports it belongs to, such as {@code email} or {@code sms}. */
    String GROUP = "transport.group";

    /**
     * Service property, optional: how many messages it takes in a time, such as {@code 100/s}, {@code 10/min} or
     * {@code 500/h}. Core's own setting of the same goes before it.
     */
    String LIMIT = "transport.limit";

    /** Fixed for the life of the service. Core never calls {@link #send} beyond what is promised here. */
    Capabilities capabilities();

    /**
     * Hands one message over and answers what became of the attempt. May block for as long as the delivery's deadline
     * allows; core calls it on a thread that may.
     *
     * @return completes by {@link Delivery#deadline()} at the latest; later, or exceptionally, is a defect and is
     *     treated as {@link Handover.Uncertain}
     */
    CompletionStage<Handover> send(Delivery delivery);

    /** The state known right now, from memory; answers at once. */
    Health health();
}

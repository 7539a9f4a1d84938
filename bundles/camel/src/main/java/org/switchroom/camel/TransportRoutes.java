package org.switchroom.camel;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Health;
import org.switchroom.transport.TransportName;

/**
 * A route set that is a transport: one of its routes begins with {@code switchroom:outbox/<transport name>} and ends
 * with the delivery handed over. While its routes run, the route host registers a
 * {@link org.switchroom.transport.Transport} for it, in the name of the bundle that registered the set.
 *
 * <p>{@link Headers} says what the route is given and how it says what became of it. On the way from the outbox to the
 * end nothing may leave the path (seda, wireTap, threads, aggregate, parallel steps) or repeat by itself (redelivery,
 * dead letter channel): such a set is refused when it is loaded.
 */
@ConsumerType
public interface TransportRoutes extends RouteSet {
    TransportName transport();

    /** The channel it belongs to, such as {@code email}. */
    String group();

    Capabilities capabilities();

    /** How many messages it takes in a time, such as {@code 100/s}; see {@link org.switchroom.transport.Transport#LIMIT}. */
    default Optional<String> limit() {
        return Optional.empty();
    }

    /** What replies and exceptions of its routes mean. */
    OutcomeTable outcomes();

    /** What the set itself knows of its line; without an answer, the last outcomes tell. Answers at once. */
    default Optional<Health> health() {
        return Optional.empty();
    }
}

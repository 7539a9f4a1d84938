package org.switchroom.routing;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One message that follows from a decision.
 *
 * @param inOrder the ways; the next one is used when the one before is unavailable, or refuses for its whole kind
 * @param validity how long it is worth sending
 * @param hold why it waits for a person to release it; empty when it leaves at once
 */
public record Leg(List<Hop> inOrder, Duration validity, WhenInDoubt whenInDoubt, Optional<String> hold) {
    public Leg {
        inOrder = List.copyOf(inOrder);
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(whenInDoubt, "whenInDoubt");
        Objects.requireNonNull(hold, "hold");
        if (inOrder.isEmpty()) {
            throw new IllegalArgumentException("a message has at least one way");
        }
    }
}

package org.switchroom.transport;

import java.time.Instant;

/**
 * How a transport is, as it knows from its last work.
 *
 * @param detail one line for people: what is wrong and since what
 * @param since when it came into this state
 */
public record Health(State state, String detail, Instant since) {
    public enum State {
        UP,
        DEGRADED,
        DOWN
    }
}

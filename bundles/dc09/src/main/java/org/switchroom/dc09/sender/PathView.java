package org.switchroom.dc09.sender;

import java.time.Instant;
import java.util.Optional;

/**
 * How one way to a station is, from its last message or poll.
 *
 * @param words for people
 * @param since when it came into this state
 */
public record PathView(
        ReceiverAddress address, State state, String words, Instant since, Optional<Instant> lastAnswerAt) {
    /** What is known of it. */
    public enum State {
        UNTRIED,
        UP,
        DOWN
    }
}

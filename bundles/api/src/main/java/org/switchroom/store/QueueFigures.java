package org.switchroom.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.switchroom.message.MessageState;

/**
 * The queue in numbers.
 *
 * @param open messages that are not final, by state
 * @param oldest when the oldest of them was created, which is the one with the lowest id
 */
public record QueueFigures(Map<MessageState, Long> open, Optional<Instant> oldest) {
    public QueueFigures {
        open = Map.copyOf(open);
    }
}

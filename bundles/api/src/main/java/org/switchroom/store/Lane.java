package org.switchroom.store;

import java.util.List;
import org.switchroom.outbox.StoredMessage;

/**
 * A claimed lane: this node alone moves its messages until the lease ends.
 *
 * @param epoch grows with every claim; every step quotes it
 * @param joined how many messages have joined the lane so far; quoted at release so that none is overlooked
 * @param open the lane's messages that are not final, oldest first, at most {@link Journal#LANE_WINDOW}
 */
public record Lane(String key, long epoch, long joined, List<StoredMessage> open) {
    public Lane {
        open = List.copyOf(open);
    }
}

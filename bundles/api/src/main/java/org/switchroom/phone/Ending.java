package org.switchroom.phone;

import java.time.Duration;
import java.util.Optional;

/**
 * How a call ended.
 *
 * @param detail one line for people, with the network's own words and number where it gave some, such as {@code 486
 *     Busy Here}
 * @param setUp from dialling to the answer, when there was one
 * @param sound what the line counted of its packets, where it has packets
 */
public record Ending(How how, String detail, Optional<Duration> setUp, Optional<Sound> sound) {
    public enum How {
        /** It was answered, and we hung up, or the longest time was over. */
        DONE,
        /** It was answered, and the other side hung up or the line fell away. */
        CUT_OFF,
        BUSY,
        NO_ANSWER,
        /** The number does not exist or can not be dialled: no repeat helps. */
        WRONG_NUMBER,
        /** The network does not take our credentials. */
        NOT_ALLOWED,
        /** The other side declines every call. */
        DECLINED,
        /** The line or its network is away; another may do. */
        LINE_DOWN,
        /** All channels of the line are in use. */
        NO_CHANNEL
    }

    /**
     * Counted packets of the sound we heard.
     *
     * @param jitterMillis as RFC 3550 §6.4.1 estimates it
     */
    public record Sound(long received, long lost, double jitterMillis) {}
}

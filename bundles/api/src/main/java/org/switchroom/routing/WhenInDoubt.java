package org.switchroom.routing;

import java.time.Duration;

/**
 * What happens to a message of which nobody knows whether it arrived.
 *
 * @param choice what is done when the time is over and no receipt has come
 * @param after how long a receipt is waited for first
 */
public record WhenInDoubt(Choice choice, Duration after) {
    public enum Choice {
        /** The same way again; it may arrive twice, and says so. */
        REPEAT,
        /** The next channel of the plan; it may arrive twice, and says so. Without one it stays in doubt. */
        NEXT_CHANNEL,
        /** A person decides; until then it stays in doubt. */
        ASK
    }

    /** For notices to people: a receipt has a minute, then the next channel is used. */
    public static final WhenInDoubt DEFAULT = new WhenInDoubt(Choice.NEXT_CHANNEL, Duration.ofSeconds(60));
}

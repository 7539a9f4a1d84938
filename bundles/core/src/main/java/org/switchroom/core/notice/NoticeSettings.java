package org.switchroom.core.notice;

import java.time.Duration;

/**
 * Who is written to by Switchroom itself.
 *
 * @param trouble who hears of trouble; everybody's also of the transports
 * @param texts who gets the SMS that come in
 * @param channel what both leave by
 * @param window one notice for each cause in this time; what comes meanwhile is counted
 */
public record NoticeSettings(Addressees trouble, Addressees texts, String channel, Duration window) {
    /** Nobody hears of anything. */
    public static NoticeSettings nobody() {
        return new NoticeSettings(Addressees.NOBODY, Addressees.NOBODY, "email", Duration.ofMinutes(15));
    }
}

package org.switchroom.phone;

import java.time.Duration;

/**
 * Whom to call and for how long.
 *
 * @param number digits, with a plus when it is international
 * @param answerWithin how long it may ring
 * @param longest after this the line hangs up, whatever is being said
 */
public record DialRequest(String number, Duration answerWithin, Duration longest) {
    public DialRequest {
        if (!number.matches("\\+?[0-9]{1,20}")) {
            throw new IllegalArgumentException(
                    "a number to dial has digits only, with a plus before them when it is international");
        }
    }
}

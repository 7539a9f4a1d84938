package org.switchroom.dc09.frame;

import java.util.Objects;
import java.util.Optional;

/**
 * One event in the words of SIA DC-03.
 *
 * @param letters two, in upper case, such as {@code BA}
 * @param number the digits behind them: a zone, or a user for openings and closings; empty when there are none
 * @param area as {@code ri} says
 * @param user as {@code id} says
 * @param text between circumflexes, such as a zone's name
 */
public record SiaEvent(
        String letters, String number, Optional<String> area, Optional<String> user, Optional<String> text) {
    public SiaEvent {
        Objects.requireNonNull(letters, "letters");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(text, "text");
    }
}

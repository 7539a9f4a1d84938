package org.switchroom.route.intakehttp;

import java.util.Optional;
import org.switchroom.answer.Problem;

/** Texts that no database, mail or screen takes: they end at the door, with a word why. */
final class Characters {
    private Characters() {}

    /** A problem when there is a control character other than tab and line break, or half a surrogate pair. */
    static Optional<Problem> problem(String field, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
                return Optional.of(Problem.field(
                        field,
                        String.format("it has the control character U+%04X at position %d", (int) c, i + 1),
                        "Leave it out."));
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return Optional.of(Problem.field(
                            field, "it has half a surrogate pair at position " + (i + 1), "Send the whole character."));
                }
                i++;
            }
        }
        return Optional.empty();
    }
}

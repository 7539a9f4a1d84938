package org.switchroom.core;

import java.util.Optional;
import org.switchroom.answer.Problem;

/** What every written field has to keep to, whoever sends it. */
public final class FieldText {
    public static final int LONGEST_LINE = 200;
    public static final int LONGEST_TEXT = 20_000;

    private FieldText() {}

    /** The problem with a one-line value; empty when it is fine. */
    public static Optional<Problem> line(String field, String value) {
        if (value.length() > LONGEST_LINE) {
            return tooLong(field, value.length(), LONGEST_LINE);
        }
        return value.codePoints().anyMatch(c -> Character.isISOControl(c) || isStray(c))
                ? Optional.of(Problem.field(
                        field, "the value has a control character or half a character", "Send one line of plain text"))
                : Optional.empty();
    }

    /** The problem with a value of several lines; empty when it is fine. */
    public static Optional<Problem> text(String field, String value) {
        if (value.length() > LONGEST_TEXT) {
            return tooLong(field, value.length(), LONGEST_TEXT);
        }
        return value.codePoints()
                        .anyMatch(c -> (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') || isStray(c))
                ? Optional.of(Problem.field(
                        field,
                        "the value has a control character or half a character",
                        "Send plain text; line feeds and tabs are fine"))
                : Optional.empty();
    }

    /** An unpaired surrogate can not be stored as UTF-8. */
    private static boolean isStray(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static Optional<Problem> tooLong(String field, int length, int most) {
        return Optional.of(Problem.field(
                field, "the value has " + length + " characters, at most " + most + " are kept", "Shorten it"));
    }
}

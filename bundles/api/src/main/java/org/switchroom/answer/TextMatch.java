package org.switchroom.answer;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** A search for words, without regard to case. */
public record TextMatch(Mode mode, String text) {
    /** Where the words have to stand. */
    public enum Mode {
        CONTAINS,
        BEGINS_WITH,
        EQUALS,
        ENDS_WITH
    }

    public TextMatch {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(text, "text");
    }

    /** Empty when nothing is searched for; anywhere when no mode is given. */
    public static Optional<TextMatch> of(Optional<Mode> mode, Optional<String> text) {
        return text.filter(words -> !words.isEmpty()).map(words -> new TextMatch(mode.orElse(Mode.CONTAINS), words));
    }

    public boolean matches(String found) {
        String place = found.toLowerCase(Locale.ROOT);
        String words = text.toLowerCase(Locale.ROOT);
        return switch (mode) {
            case CONTAINS -> place.contains(words);
            case BEGINS_WITH -> place.startsWith(words);
            case EQUALS -> place.equals(words);
            case ENDS_WITH -> place.endsWith(words);
        };
    }
}

package org.switchroom.journal;

import java.util.Locale;
import java.util.Optional;

/**
 * "Part of", without regard to case. The database narrows down with a pattern that lets too much through where its own
 * idea of letters may differ (umlauts under its locale, what JSON escapes); {@link #matches} then decides.
 */
record TextSearch(Optional<String> wanted) {
    static final char ESCAPE = '!';

    static TextSearch of(Optional<String> text) {
        return new TextSearch(text.filter(words -> !words.isEmpty()).map(words -> words.toLowerCase(Locale.ROOT)));
    }

    /** For {@code lower(column) like … escape '!'}. */
    String pattern() {
        StringBuilder pattern = new StringBuilder("%");
        for (char c : wanted.orElse("").toCharArray()) {
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                pattern.append('%');
            } else if (c == '%' || c == '_' || c == ESCAPE) {
                pattern.append(ESCAPE).append(c);
            } else {
                pattern.append(c);
            }
        }
        return pattern.append('%').toString();
    }

    /** True when one of the places has it, or nothing is wanted. */
    @SafeVarargs
    final boolean matches(Optional<String>... places) {
        if (wanted.isEmpty()) {
            return true;
        }
        for (Optional<String> place : places) {
            if (place.isPresent() && place.get().toLowerCase(Locale.ROOT).contains(wanted.get())) {
                return true;
            }
        }
        return false;
    }
}

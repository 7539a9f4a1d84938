package org.switchroom.message;

/** Words of strangers (a partner, a modem, a mail server) as every database, mail and screen can take them. */
public final class Texts {
    private static final char INSTEAD = '\uFFFD';
    /** Ends a line as well (Unicode, UAX 14); whoever wants one line makes a space of it. */
    private static final char NEXT_LINE = '\u0085';

    private Texts() {}

    /**
     * The text itself, or one in which U+FFFD stands for each character that nobody can keep or show: NUL and the other
     * control characters but tab, line ends and form feed, and halves of surrogate pairs. A text whose sender can be
     * told is refused instead, before it comes so far; this one's sender has gone.
     */
    public static String keepable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!fits(text, i)) {
                return repaired(text, i);
            }
        }
        return text;
    }

    private static String repaired(String text, int from) {
        StringBuilder kept = new StringBuilder(text);
        for (int i = from; i < text.length(); i++) {
            if (!fits(text, i)) {
                kept.setCharAt(i, INSTEAD);
            }
        }
        return kept.toString();
    }

    private static boolean fits(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return !Character.isISOControl(c) || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == NEXT_LINE;
    }
}

package org.switchroom.route.intakehttp;

/** What a stranger sent, made fit to be quoted back. */
final class Quote {
    private static final int LONGEST = 60;

    private Quote() {}

    static String of(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isLetterOrDigit(c) || (c > 31 && c < 127) ? c : '?')
                .forEach(safe::appendCodePoint);
        return text.codePointCount(0, text.length()) > LONGEST
                ? safe.append('…').toString()
                : safe.toString();
    }
}

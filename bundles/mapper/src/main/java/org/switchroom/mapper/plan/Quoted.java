package org.switchroom.mapper.plan;

/** What a stranger sent, made fit to be shown in a message: short, and without control characters. */
public final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    public static String of(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '?' : c)
                .forEach(safe::appendCodePoint);
        return text.codePointCount(0, text.length()) > LONGEST ? safe + "…" : safe.toString();
    }
}

package org.switchroom.message;

import java.util.OptionalLong;

/**
 * How ids are written: 13 characters of Crockford's base 32, lower case, so that they sort by age, are read aloud
 * without doubt and fit into a file name. Ids are positive.
 */
public final class IdText {
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 13;

    private IdText() {}

    public static String write(long id) {
        char[] text = new char[LENGTH];
        long rest = id;
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = DIGITS.charAt((int) (rest & 31));
            rest >>>= 5;
        }
        return new String(text);
    }

    /** Empty when the text is not an id that {@link #write} could have made. */
    public static OptionalLong read(String text) {
        if (text == null || text.length() != LENGTH || text.charAt(0) > '7') {
            return OptionalLong.empty();
        }
        long id = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = DIGITS.indexOf(text.charAt(i));
            if (digit < 0) {
                return OptionalLong.empty();
            }
            id = (id << 5) | digit;
        }
        return id > 0 ? OptionalLong.of(id) : OptionalLong.empty();
    }
}

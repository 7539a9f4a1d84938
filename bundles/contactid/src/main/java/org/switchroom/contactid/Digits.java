package org.switchroom.contactid;

/**
 * Digits of Contact ID: 0-9 and B-F, each with a value in the sum and a DTMF key. A zero counts ten, so there is no A;
 * and since F counts 15, the sum notices every digit that becomes another.
 */
final class Digits {
    private static final String DIGITS = "1234567890BCDEF";
    private static final String KEYS = "1234567890*#ABC";

    private Digits() {}

    /** Upper case and checked, so that nothing but digits of Contact ID goes on. */
    static String checked(String what, String digits, int length) {
        if (digits.length() != length) {
            throw new BadContactId(what + " has " + digits.length() + " digits, expected " + length);
        }
        StringBuilder upper = new StringBuilder();
        for (int i = 0; i < length; i++) {
            upper.append(digit(what, i, digits.charAt(i)));
        }
        return upper.toString();
    }

    private static char digit(String what, int at, char given) {
        char upper = given >= 'b' && given <= 'f' ? (char) (given - 'a' + 'A') : given;
        if (upper == 'A' || upper == 'a') {
            throw new BadContactId(
                    "digit " + (at + 1) + " of " + what + " is A, which Contact ID does not have; use 0-9 and B-F");
        }
        if (DIGITS.indexOf(upper) < 0) {
            throw new BadContactId("digit " + (at + 1) + " of " + what + " is "
                    + (given >= ' ' && given < 127 ? "'" + given + "'" : "code " + (int) given)
                    + ", expected 0-9 or B-F");
        }
        return upper;
    }

    static String keys(String digits) {
        StringBuilder keys = new StringBuilder();
        digits.chars().forEach(digit -> keys.append(KEYS.charAt(DIGITS.indexOf(digit))));
        return keys.toString();
    }

    /** {@code D} is read as zero: some senders make it of a checksum of ten, where the table has zero. */
    static String ofKeys(String keys) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < keys.length(); i++) {
            char key = Character.toUpperCase(keys.charAt(i));
            int at = KEYS.indexOf(key == 'D' ? '0' : key);
            if (at < 0) {
                throw new BadContactId("key " + (i + 1) + " is no key of a telephone; expected 0-9, *, # or A-D");
            }
            digits.append(DIGITS.charAt(at));
        }
        return digits.toString();
    }

    /** What makes the sum of all digits a multiple of 15. */
    static char checksum(String digits) {
        int missing = 15 - sum(digits) % 15;
        return DIGITS.charAt(missing - 1);
    }

    /** True when the sum of all, the checksum among them, is a multiple of 15. */
    static boolean sumIsRight(String digits) {
        return sum(digits) % 15 == 0;
    }

    private static int sum(String digits) {
        return digits.chars().map(digit -> DIGITS.indexOf(digit) + 1).sum();
    }
}

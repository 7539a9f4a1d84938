package org.switchroom.gsm.modem;

import java.util.OptionalInt;

/** What a modem says of its radio, as figures. */
final class Radio {
    private Radio() {}

    static boolean isRegistered(int state) {
        return state == 1 || state == 5;
    }

    /** {@code n,stat[,…]}; -1 when it is something else. */
    static int registration(String value) {
        String[] fields = value.split(",");
        return fields.length >= 2 && fields[1].strip().matches("[0-9]{1,2}") ? Integer.parseInt(fields[1].strip()) : -1;
    }

    /** TS 27.007 §8.5; 99 is unknown. */
    static OptionalInt decibels(String value) {
        String digits = value.split(",")[0].strip();
        int level = digits.matches("[0-9]{1,2}") ? Integer.parseInt(digits) : 99;
        return level <= 31 ? OptionalInt.of(-113 + 2 * level) : OptionalInt.empty();
    }
}

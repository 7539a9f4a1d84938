package org.switchroom.testkit.gsm;

import java.time.ZonedDateTime;
import java.util.Locale;

/** The few PDUs that the simulator needs, written from TS 23.040 and 23.038, septets as strings of bits. */
final class PduBits {
    /** TS 23.038 §6.2.1, by code point; 1B is the escape. */
    private static final String BASIC =
            "\u0040\u00A3\u0024\u00A5\u00E8\u00E9\u00F9\u00EC\u00F2\u00C7\n\u00D8\u00F8\r\u00C5\u00E5"
                    + "\u0394\u005F\u03A6\u0393\u039B\u03A9\u03A0\u03A8\u03A3\u0398\u039E\u001B\u00C6\u00E6\u00DF\u00C9"
                    + " !\"#\u00A4%&'()*+,-./0123456789:;<=>?\u00A1ABCDEFGHIJKLMNOPQRSTUVWXYZ\u00C4\u00D6\u00D1\u00DC\u00A7"
                    + "\u00BFabcdefghijklmnopqrstuvwxyz\u00E4\u00F6\u00F1\u00FC\u00E0";

    private static final String EXTENDED = "\f^{}\\[~]|\u20AC";
    private static final int[] EXTENDED_CODES = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};

    private PduBits() {}

    /** Null when the digits are no SMS-SUBMIT of the announced length. */
    static SentSms submit(String hex, int announced, int modemReference) {
        try {
            int[] octets = octets(hex);
            int at = octets[0] + 1;
            if (octets.length - at != announced || (octets[at] & 3) != 1) {
                return null;
            }
            int first = octets[at];
            at += 2;
            int digits = octets[at];
            String number = number(octets, at);
            at += 2 + (digits + 1) / 2;
            at++;
            int coding = octets[at++];
            int validity = (first & 0x18) == 0 ? -1 : octets[at];
            at += (first & 0x18) == 0 ? 0 : (first & 0x18) == 0x10 ? 1 : 7;
            int length = octets[at++];
            int head = (first & 0x40) == 0 ? 0 : octets[at] + 1;
            int join = -1;
            int parts = 1;
            int part = 1;
            for (int element = at + 1; element < at + head; element += 2 + octets[element + 1]) {
                if (octets[element] == 0 && octets[element + 1] == 3) {
                    join = octets[element + 2];
                    parts = octets[element + 3];
                    part = octets[element + 4];
                } else if (octets[element] == 8) {
                    join = octets[element + 2] << 8 | octets[element + 3];
                    parts = octets[element + 4];
                    part = octets[element + 5];
                }
            }
            String text =
                    switch (coding & 0x0C) {
                        case 4 -> hex.substring(2 * at, 2 * (at + length));
                        case 8 -> unicode(octets, at + head, at + length);
                        default -> septets(octets, at, head, length);
                    };
            boolean flash = (coding & 0x13) == 0x10;
            return new SentSms(
                    number, text, modemReference, (first & 0x20) != 0, flash, join, parts, part, validity, hex);
        } catch (IndexOutOfBoundsException | NumberFormatException broken) {
            return null;
        }
    }

    private static int[] octets(String hex) {
        int[] octets = new int[hex.length() / 2];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }
        return octets;
    }

    private static String number(int[] octets, int at) {
        StringBuilder number = new StringBuilder(octets[at + 1] == 0x91 ? "+" : "");
        for (int i = 0; i < octets[at]; i++) {
            int pair = octets[at + 2 + i / 2];
            number.append(Integer.toHexString(i % 2 == 0 ? pair & 15 : pair >> 4));
        }
        return number.toString();
    }

    private static String unicode(int[] octets, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i += 2) {
            text.append((char) (octets[i] << 8 | octets[i + 1]));
        }
        return text.toString();
    }

    private static String septets(int[] octets, int at, int head, int length) {
        StringBuilder bits = new StringBuilder();
        for (int i = at; i < octets.length; i++) {
            bits.append(new StringBuilder(String.format("%8s", Integer.toBinaryString(octets[i]))
                            .replace(' ', '0'))
                    .reverse());
        }
        StringBuilder text = new StringBuilder();
        boolean escaped = false;
        for (int septet = (head * 8 + 6) / 7; septet < length; septet++) {
            String code = new StringBuilder(bits.substring(septet * 7, septet * 7 + 7))
                    .reverse()
                    .toString();
            int value = Integer.parseInt(code, 2);
            if (escaped) {
                text.append(extended(value));
                escaped = false;
            } else if (value == 0x1B) {
                escaped = true;
            } else {
                text.append(BASIC.charAt(value));
            }
        }
        return text.toString();
    }

    private static char extended(int value) {
        for (int i = 0; i < EXTENDED_CODES.length; i++) {
            if (EXTENDED_CODES[i] == value) {
                return EXTENDED.charAt(i);
            }
        }
        return BASIC.charAt(value);
    }

    /** SMS-DELIVER in UCS-2, of one part or, with a header, of several. */
    static String deliver(String from, String text, ZonedDateTime at, int join, int parts, int part) {
        StringBuilder data = new StringBuilder();
        if (parts > 1) {
            data.append(String.format("050003%02X%02X%02X", join, parts, part));
        }
        text.chars().forEach(unit -> data.append(String.format("%04X", unit)));
        return "00" + (parts > 1 ? "44" : "04") + address(from) + "0008" + time(at)
                + String.format("%02X", data.length() / 2) + data;
    }

    /** SMS-STATUS-REPORT. */
    static String report(int reference, String number, ZonedDateTime sent, ZonedDateTime done, int status) {
        return "00" + "06" + String.format("%02X", reference) + address(number) + time(sent) + time(done)
                + String.format("%02X", status);
    }

    private static String address(String number) {
        String digits = number.replace("+", "");
        String even = digits.length() % 2 == 0 ? digits : digits + "F";
        StringBuilder address =
                new StringBuilder(String.format("%02X", digits.length()) + (number.startsWith("+") ? "91" : "81"));
        for (int i = 0; i < even.length(); i += 2) {
            address.append(even.charAt(i + 1)).append(even.charAt(i));
        }
        return address.toString().toUpperCase(Locale.ROOT);
    }

    private static String time(ZonedDateTime time) {
        int quarters = Math.abs(time.getOffset().getTotalSeconds() / 900);
        String text = String.format(
                "%02d%02d%02d%02d%02d%02d%02d",
                time.getYear() % 100,
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond(),
                quarters);
        StringBuilder swapped = new StringBuilder();
        for (int i = 0; i < text.length(); i += 2) {
            swapped.append(text.charAt(i + 1)).append(text.charAt(i));
        }
        if (time.getOffset().getTotalSeconds() < 0) {
            // TS 23.040 §9.2.3.11: bit 3 of the zone's octet.
            int zone = Integer.parseInt(swapped.substring(12), 16) | 0x08;
            swapped.replace(12, 14, String.format("%02X", zone));
        }
        return swapped.toString();
    }
}

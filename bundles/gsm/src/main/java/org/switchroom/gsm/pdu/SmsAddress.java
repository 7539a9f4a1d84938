package org.switchroom.gsm.pdu;

import java.util.Objects;
import java.util.Optional;

/**
 * A number or a name as PDUs carry it (TS 23.040 §9.1.2.5).
 *
 * @param type the type-of-address octet: 0x91 international, 0x81 unknown, 0xA1 national, 0xD0 a name
 * @param value digits with {@code * # a b c}, without a plus; or the letters of a name
 */
public record SmsAddress(int type, String value) {
    public static final int INTERNATIONAL = 0x91;
    public static final int UNKNOWN = 0x81;
    public static final int NATIONAL = 0xA1;
    public static final int NAME = 0xD0;

    private static final String DIGITS = "0123456789*#abc";
    /** TS 23.040 §9.1.2.5: twelve octets, of which two are length and type. */
    private static final int MOST_DIGITS = 20;

    private static final int MOST_LETTERS = 11;

    public SmsAddress {
        Objects.requireNonNull(value, "value");
        if (type < 0x80 || type > 0xFF) {
            throw new IllegalArgumentException("a type of address is 0x80 to 0xFF; found " + type);
        }
        if (isName(type)) {
            if (value.length() > MOST_LETTERS || !GsmCharacters.hasAll(value)) {
                throw new IllegalArgumentException(
                        "a sender's name has at most 11 characters of the GSM alphabet; found " + value.length());
            }
        } else if (value.length() > MOST_DIGITS || !value.chars().allMatch(digit -> DIGITS.indexOf(digit) >= 0)) {
            throw new IllegalArgumentException("a number has at most 20 of the digits " + DIGITS + " (and a plus before"
                    + " them when it is international); found " + value.length() + " characters");
        }
    }

    /** {@code +43664…} is international, other digits are of unknown type. */
    public static SmsAddress ofNumber(String number) {
        return number.startsWith("+")
                ? new SmsAddress(INTERNATIONAL, number.substring(1))
                : new SmsAddress(UNKNOWN, number);
    }

    public static SmsAddress ofName(String name) {
        return new SmsAddress(NAME, name);
    }

    public boolean isName() {
        return isName(type);
    }

    private static boolean isName(int type) {
        return (type & 0x70) == 0x50;
    }

    public boolean isInternational() {
        return (type & 0x70) == 0x10;
    }

    /** As people write it: with a plus when it is international. */
    public String written() {
        return isInternational() ? "+" + value : value;
    }

    /** In TP-DA, TP-OA and TP-RA: how many digits, the type, the digits. */
    void writeTo(PduWriter out) {
        byte[] letters = isName() ? SeptetPacking.pack(GsmCharacters.encode(value), 0) : new byte[0];
        out.octet(isName() ? (value.length() * 7 + 3) / 4 : value.length()).octet(type);
        if (isName()) {
            out.octets(letters);
        } else {
            out.semiOctets(bcd());
        }
    }

    /** Before the TPDU: how many octets, the type, the digits. */
    void writeAsServiceCentreTo(PduWriter out) {
        out.octet(1 + (value.length() + 1) / 2).octet(type).semiOctets(bcd());
    }

    private String bcd() {
        StringBuilder digits = new StringBuilder(value.length());
        value.chars().forEach(digit -> digits.append(Character.forDigit(DIGITS.indexOf(digit), 16)));
        return digits.toString();
    }

    static SmsAddress readFrom(PduReader in, String what) {
        int length = in.octet("the length of " + what);
        int type = in.octet("the type of " + what);
        if (length > 22) {
            throw in.bad(what + " of at most 20 digits or 11 characters", length);
        }
        return read(in, type, length, what);
    }

    private static SmsAddress read(PduReader in, int type, int semiOctets, String what) {
        byte[] octets = in.octets((semiOctets + 1) / 2, what);
        try {
            if (isName(type)) {
                String name = GsmCharacters.decode(SeptetPacking.unpack(octets, semiOctets * 4 / 7, 0));
                // Seven letters leave seven bits: a sender that counts them as a letter makes an "@" of them.
                return new SmsAddress(
                        type, semiOctets == 14 && name.endsWith("@") ? name.substring(0, name.length() - 1) : name);
            }
            return new SmsAddress(type, digits(octets, semiOctets));
        } catch (IllegalArgumentException unreadable) {
            throw in.bad(what, unreadable.getMessage());
        }
    }

    /** Empty octet count: the modem uses its own service centre. */
    static Optional<SmsAddress> readServiceCentreFrom(PduReader in) {
        int octets = in.octet("the length of the service centre");
        if (octets == 0) {
            return Optional.empty();
        }
        int type = in.octet("the type of the service centre");
        byte[] bcd = in.octets(octets - 1, "the service centre");
        boolean filled = bcd.length > 0 && (bcd[bcd.length - 1] & 0xF0) == 0xF0;
        try {
            return Optional.of(new SmsAddress(type, digits(bcd, bcd.length * 2 - (filled ? 1 : 0))));
        } catch (IllegalArgumentException unreadable) {
            throw in.bad("the service centre", unreadable.getMessage());
        }
    }

    private static String digits(byte[] octets, int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            int digit = octets[i / 2] >> (i % 2 * 4) & 0x0F;
            if (digit == 0x0F) {
                throw new IllegalArgumentException("a filler among its digits");
            }
            digits.append(DIGITS.charAt(digit));
        }
        return digits.toString();
    }
}

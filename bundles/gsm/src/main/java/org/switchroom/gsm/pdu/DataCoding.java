package org.switchroom.gsm.pdu;

import java.util.OptionalInt;

/**
 * The data coding scheme (TS 23.038 §4).
 *
 * @param octet as it stands in the PDU
 */
public record DataCoding(int octet) {
    public static final DataCoding GSM_7 = new DataCoding(0x00);
    public static final DataCoding EIGHT_BIT = new DataCoding(0x04);
    public static final DataCoding UCS_2 = new DataCoding(0x08);

    public DataCoding {
        if (octet < 0 || octet > 0xFF) {
            throw new IllegalArgumentException("a data coding is one octet; found " + octet);
        }
    }

    public static DataCoding of(Alphabet alphabet) {
        return switch (alphabet) {
            case GSM_7 -> GSM_7;
            case EIGHT_BIT -> EIGHT_BIT;
            case UCS_2 -> UCS_2;
        };
    }

    /** Class 0, "flash": shown at once and not stored. */
    public static DataCoding flash(Alphabet alphabet) {
        return ofClass(alphabet, 0);
    }

    public static DataCoding ofClass(Alphabet alphabet, int messageClass) {
        if (messageClass < 0 || messageClass > 3) {
            throw new IllegalArgumentException("a message class is 0 to 3; found " + messageClass);
        }
        return new DataCoding(of(alphabet).octet | 0x10 | messageClass);
    }

    /** What is compressed or of a reserved alphabet reads as octets; reserved groups as the default alphabet. */
    public Alphabet alphabet() {
        return switch (octet >> 4) {
            case 0x0, 0x1, 0x4, 0x5 ->
                switch (octet >> 2 & 0x03) {
                    case 0 -> Alphabet.GSM_7;
                    case 2 -> Alphabet.UCS_2;
                    default -> Alphabet.EIGHT_BIT;
                };
            case 0x2, 0x3, 0x6, 0x7 -> Alphabet.EIGHT_BIT;
            case 0xE -> Alphabet.UCS_2;
            case 0xF -> (octet & 0x04) == 0 ? Alphabet.GSM_7 : Alphabet.EIGHT_BIT;
            default -> Alphabet.GSM_7;
        };
    }

    /** 0 is flash. Empty when the scheme names no class. */
    public OptionalInt messageClass() {
        boolean named = octet < 0x80 && (octet & 0x10) != 0 || octet >> 4 == 0xF;
        return named ? OptionalInt.of(octet & 0x03) : OptionalInt.empty();
    }

    public boolean isFlash() {
        return messageClass().equals(OptionalInt.of(0));
    }
}

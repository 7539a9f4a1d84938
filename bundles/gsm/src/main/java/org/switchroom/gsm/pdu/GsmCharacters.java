package org.switchroom.gsm.pdu;

import java.util.HashMap;
import java.util.Map;

/** The GSM 7 bit default alphabet and its extension table (TS 23.038 §6.2.1). */
final class GsmCharacters {
    private static final int ESCAPE = 0x1B;
    private static final int SPACE = 0x20;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅå"
            + "Δ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ"
            + " !\"#¤%&'()*+,-./"
            + "0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNO"
            + "PQRSTUVWXYZÄÖÑÜ§"
            + "¿abcdefghijklmno"
            + "pqrstuvwxyzäöñüà";

    private static final Map<Integer, Character> EXTENSION = Map.of(
            0x0A, '\f', 0x14, '^', 0x28, '{', 0x29, '}', 0x2F, '\\', 0x3C, '[', 0x3D, '~', 0x3E, ']', 0x40, '|', 0x65,
            '€');

    /** Septets of each character: one, or the escape and another. */
    private static final Map<Character, byte[]> SEPTETS = septets();

    private GsmCharacters() {}

    private static Map<Character, byte[]> septets() {
        Map<Character, byte[]> all = new HashMap<>();
        for (int i = 0; i < BASIC.length(); i++) {
            if (i != ESCAPE) {
                all.put(BASIC.charAt(i), new byte[] {(byte) i});
            }
        }
        EXTENSION.forEach((code, character) -> all.put(character, new byte[] {ESCAPE, code.byteValue()}));
        return Map.copyOf(all);
    }

    static boolean has(char character) {
        return SEPTETS.containsKey(character);
    }

    static boolean hasAll(String text) {
        return text.chars().allMatch(character -> has((char) character));
    }

    /** Septets that the character takes: 1 or 2. */
    static int width(char character) {
        return SEPTETS.get(character).length;
    }

    /** One septet an octet. Only for text that {@link #hasAll}. */
    static byte[] encode(String text) {
        byte[] septets =
                new byte[text.chars().map(character -> width((char) character)).sum()];
        int at = 0;
        for (char character : text.toCharArray()) {
            for (byte septet : SEPTETS.get(character)) {
                septets[at++] = septet;
            }
        }
        return septets;
    }

    /**
     * Every sequence has a reading: what the extension table lacks reads as the basic table has it, and an escape before
     * an escape or before nothing as a blank (TS 23.038 §6.2.1.1 notes).
     */
    static String decode(byte[] septets) {
        StringBuilder text = new StringBuilder(septets.length);
        for (int i = 0; i < septets.length; i++) {
            int code = septets[i] & 0x7F;
            if (code != ESCAPE) {
                text.append(BASIC.charAt(code));
            } else if (i + 1 == septets.length) {
                text.append(BASIC.charAt(SPACE));
            } else {
                int escaped = septets[++i] & 0x7F;
                Character extension = EXTENSION.get(escaped);
                text.append(extension != null ? extension : BASIC.charAt(escaped == ESCAPE ? SPACE : escaped));
            }
        }
        return text.toString();
    }
}

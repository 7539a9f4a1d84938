package org.switchroom.gsm.pdu;

import java.util.List;
import java.util.Random;

/** Texts that spoil careless codecs. */
final class Texts {
    static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    static final String EXTENSION = "\f^{}\\[~]|€";

    static final List<String> AWKWARD = List.of(
            "hola",
            "Größe 5 m² kostet 3 €",
            "[{~^|\\}]€€€",
            "abcdefg@",
            "abcdefg",
            "@@@@@@@@",
            "Einsatz 4711: Brand in Halle 3, Straße 1, 1010 Wien. Quittieren mit OK 4711",
            "あ叶葉",
            "Русский",
            "😀 Alarm 😀",
            BASIC,
            "x".repeat(160),
            "x".repeat(161),
            "€".repeat(80),
            "€".repeat(81),
            "€".repeat(153),
            "x".repeat(152) + "€" + "y".repeat(152) + "{",
            "ä".repeat(320),
            "ж".repeat(70),
            "ж".repeat(71),
            "😀".repeat(35),
            "😀".repeat(36),
            "ж".repeat(66) + "😀".repeat(40));

    private Texts() {}

    /** Of one alphabet or the other, often of a length where parts begin. */
    static String random(Random random) {
        String from = random.nextBoolean() ? BASIC + EXTENSION : BASIC + EXTENSION + "жあ叶–„“";
        int[] lengths = {0, 1, 7, 8, 69, 70, 71, 133, 134, 152, 153, 159, 160, 161, 305, 306, 307};
        int length = random.nextInt(3) == 0 ? random.nextInt(700) : lengths[random.nextInt(lengths.length)];
        boolean pairs = from.length() > 140 && random.nextBoolean();
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            if (pairs && random.nextInt(5) == 0) {
                text.appendCodePoint(0x1F600 + random.nextInt(60));
            } else {
                text.append(from.charAt(random.nextInt(from.length())));
            }
        }
        return text.toString();
    }
}

package org.switchroom.testkit.websms;

/** How many SMS a text takes: 160 or 153 septets (3GPP TS 23.038), 70 or 67 UCS-2 units. */
final class SmsLength {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    /** Each takes two septets. */
    private static final String EXTENDED = "\f^{}\\[~]|€";

    private SmsLength() {}

    static int parts(String text) {
        int septets = 0;
        for (int i = 0; i < text.length(); i++) {
            if (BASIC.indexOf(text.charAt(i)) >= 0) {
                septets++;
            } else if (EXTENDED.indexOf(text.charAt(i)) >= 0) {
                septets += 2;
            } else {
                return units(text.length(), 70, 67);
            }
        }
        return units(septets, 160, 153);
    }

    private static int units(int length, int alone, int joined) {
        return length <= alone ? 1 : (length + joined - 1) / joined;
    }
}

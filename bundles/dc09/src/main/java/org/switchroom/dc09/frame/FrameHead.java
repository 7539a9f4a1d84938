package org.switchroom.dc09.frame;

/**
 * What stands before a frame's opening quote: a CRC in one of its two forms, and a length.
 *
 * @param quote where the opening quote is; -1 when this is no head, -2 when more bytes could make it one
 */
record FrameHead(CrcForm form, int quote, int sum, int length) {
    private static final FrameHead NONE = new FrameHead(CrcForm.HEX, -1, 0, 0);
    private static final FrameHead UNFINISHED = new FrameHead(CrcForm.HEX, -2, 0, 0);
    private static final int HEX_DIGITS = 4;
    private static final int RAW_BYTES = 2;

    /** Looks at the bytes after LF. At most one of the forms fits: where one has its quote, the other has a digit. */
    static FrameHead of(byte[] bytes, int from, int to) {
        int hex = quote(bytes, from, to, HEX_DIGITS);
        if (hex >= 0) {
            return new FrameHead(CrcForm.HEX, hex, number(bytes, from, 4), number(bytes, hex - 3, 3));
        }
        int raw = quote(bytes, from, to, RAW_BYTES);
        if (raw >= 0) {
            int sum = (bytes[from] & 0xFF) << 8 | bytes[from + 1] & 0xFF;
            return new FrameHead(CrcForm.RAW, raw, sum, number(bytes, raw - 3, 3));
        }
        return hex == -2 || raw == -2 ? UNFINISHED : NONE;
    }

    private static int quote(byte[] bytes, int from, int to, int crc) {
        int quote = from + crc + 4;
        for (int i = from; i < Math.min(to, quote + 1); i++) {
            int place = i - from - crc;
            boolean fits = place < 0
                    ? crc == RAW_BYTES || Character.digit(bytes[i], 16) >= 0
                    : place == 0 ? bytes[i] == '0' : place < 4 ? Character.digit(bytes[i], 16) >= 0 : bytes[i] == '"';
            if (!fits) {
                return -1;
            }
        }
        return to > quote ? quote : -2;
    }

    private static int number(byte[] bytes, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = number << 4 | Character.digit(bytes[i], 16);
        }
        return number;
    }
}

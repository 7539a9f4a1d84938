package org.switchroom.dc09.frame;

/** CRC-16/ARC, as DC-09 has it: polynomial 0x8005 reflected, begun with zero, nothing added at the end. */
final class Crc16 {
    private static final int REFLECTED = 0xA001;

    private Crc16() {}

    static int of(byte[] bytes, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ REFLECTED;
            }
        }
        return crc;
    }
}

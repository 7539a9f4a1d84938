package org.switchroom.gsm.pdu;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The seven octets of a time stamp: YY MM DD hh mm ss and quarters of an hour (TS 23.040 §9.2.3.11). */
final class SmsTime {
    static final int OCTETS = 7;

    private SmsTime() {}

    private static final int NO_DIGITS = 1_000;

    /** Empty when the digits are no time; networks do send such, and the message counts nevertheless. */
    static Optional<OffsetDateTime> read(byte[] octets) {
        int[] fields = new int[6];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = swapped(octets[i], 0x0F);
        }
        // The sign is bit 3 of the zone's first semi-octet.
        int quarters = swapped(octets[6], 0x07) * ((octets[6] & 0x08) == 0 ? 1 : -1);
        if (fields[0] == NO_DIGITS) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.of(
                    2000 + fields[0],
                    fields[1],
                    fields[2],
                    fields[3],
                    fields[4],
                    fields[5],
                    0,
                    ZoneOffset.ofTotalSeconds(quarters * 15 * 60)));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static int swapped(byte octet, int firstMask) {
        int tens = octet & firstMask;
        int ones = octet >> 4 & 0x0F;
        // Digits beyond 9 are no time: a number out of every range.
        return tens > 9 || ones > 9 ? NO_DIGITS : tens * 10 + ones;
    }

    static void write(PduWriter out, OffsetDateTime time) {
        for (int field : new int[] {
            time.getYear() % 100,
            time.getMonthValue(),
            time.getDayOfMonth(),
            time.getHour(),
            time.getMinute(),
            time.getSecond()
        }) {
            out.octet(field % 10 << 4 | field / 10);
        }
        int quarters = time.getOffset().getTotalSeconds() / (15 * 60);
        int size = Math.abs(quarters);
        out.octet(size % 10 << 4 | size / 10 | (quarters < 0 ? 0x08 : 0));
    }
}

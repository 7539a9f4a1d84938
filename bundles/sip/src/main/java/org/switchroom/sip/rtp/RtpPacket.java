package org.switchroom.sip.rtp;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** One packet (RFC 3550 §5.1); read within what came, whatever it says of itself. */
final class RtpPacket {
    static final int HEAD = 12;
    /** Two tenths of a second; who sends more at once is no telephone. */
    static final int MOST_SAMPLES = 1_600;

    private final int payloadType;
    private final int sequence;
    private final long timestamp;
    private final long source;
    private final byte[] payload;

    RtpPacket(int payloadType, int sequence, long timestamp, long source, byte[] payload) {
        this.payloadType = payloadType;
        this.sequence = sequence & 0xFFFF;
        this.timestamp = timestamp & 0xFFFF_FFFFL;
        this.source = source & 0xFFFF_FFFFL;
        this.payload = payload;
    }

    /** Empty when it is no RTP packet of sound. */
    static Optional<RtpPacket> parse(byte[] octets, int length) {
        if (length < HEAD || length > octets.length || (octets[0] & 0xC0) != 0x80) {
            return Optional.empty();
        }
        int begin = HEAD + 4 * (octets[0] & 0x0F);
        ByteBuffer packet = ByteBuffer.wrap(octets, 0, length);
        if ((octets[0] & 0x10) != 0) {
            if (begin + 4 > length) {
                return Optional.empty();
            }
            begin += 4 + 4 * (packet.getShort(begin + 2) & 0xFFFF);
        }
        int padding = (octets[0] & 0x20) != 0 ? octets[length - 1] & 0xFF : 0;
        int end = length - padding;
        if (begin > end || end - begin > MOST_SAMPLES || padding == 0 && (octets[0] & 0x20) != 0) {
            return Optional.empty();
        }
        return Optional.of(new RtpPacket(
                octets[1] & 0x7F,
                packet.getShort(2),
                packet.getInt(4),
                packet.getInt(8),
                Arrays.copyOfRange(octets, begin, end)));
    }

    byte[] octets(boolean marker) {
        return ByteBuffer.allocate(HEAD + payload.length)
                .put((byte) 0x80)
                .put((byte) (payloadType | (marker ? 0x80 : 0)))
                .putShort((short) sequence)
                .putInt((int) timestamp)
                .putInt((int) source)
                .put(payload)
                .array();
    }

    int payloadType() {
        return payloadType;
    }

    int sequence() {
        return sequence;
    }

    long timestamp() {
        return timestamp;
    }

    long source() {
        return source;
    }

    int samples() {
        return payload.length;
    }

    byte sample(int at) {
        return payload[at];
    }
}

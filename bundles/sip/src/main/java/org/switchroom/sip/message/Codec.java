package org.switchroom.sip.message;

import java.util.Arrays;
import java.util.Optional;

/** G.711, the only codecs that leave tones as they are, by their static payload types (RFC 3551 §6). */
public enum Codec {
    PCMA(8),
    PCMU(0);

    private final int payloadType;

    Codec(int payloadType) {
        this.payloadType = payloadType;
    }

    public int payloadType() {
        return payloadType;
    }

    public static Optional<Codec> of(int payloadType) {
        return Arrays.stream(values())
                .filter(codec -> codec.payloadType == payloadType)
                .findFirst();
    }
}

package org.switchroom.sip.message;

import java.util.Arrays;
import java.util.Optional;
import org.switchroom.phone.G711;

/** G.711, the only codecs that leave tones as they are, by their static payload types (RFC 3551 §6). */
public enum Codec {
    PCMA(8, G711.A_LAW),
    PCMU(0, G711.MU_LAW);

    private final int payloadType;
    private final G711 law;

    Codec(int payloadType, G711 law) {
        this.payloadType = payloadType;
        this.law = law;
    }

    public int payloadType() {
        return payloadType;
    }

    public G711 law() {
        return law;
    }

    public static Optional<Codec> of(int payloadType) {
        return Arrays.stream(values())
                .filter(codec -> codec.payloadType == payloadType)
                .findFirst();
    }
}

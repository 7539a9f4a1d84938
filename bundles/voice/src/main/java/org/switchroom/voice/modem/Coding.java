package org.switchroom.voice.modem;

import java.util.Locale;
import java.util.Optional;
import org.switchroom.phone.CallAudio;
import org.switchroom.phone.G711;

/**
 * How a modem writes a sample in eight bits, the best first: G.711 hears tones of -42 dBm0, of which eight linear bits
 * leave less than one step.
 */
public enum Coding {
    MU_LAW,
    A_LAW,
    /** 128 is silence. */
    UNSIGNED,
    /** 0 is silence. */
    SIGNED;

    short decode(byte octet) {
        return switch (this) {
            case MU_LAW -> G711.MU_LAW.decode(octet);
            case A_LAW -> G711.A_LAW.decode(octet);
            case UNSIGNED -> (short) ((octet & 0xFF) - 128 << 8);
            case SIGNED -> (short) (octet << 8);
        };
    }

    private byte encode(short sample) {
        return switch (this) {
            case MU_LAW -> G711.MU_LAW.encode(sample);
            case A_LAW -> G711.A_LAW.encode(sample);
            case UNSIGNED -> (byte) (linear(sample) + 128);
            case SIGNED -> (byte) linear(sample);
        };
    }

    /** To the nearest step, so that silence is silence. */
    private static int linear(short sample) {
        return Math.min(sample + 128 >> 8, 127);
    }

    byte[] encode(short[] samples) {
        byte[] octets = new byte[samples.length];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = encode(samples[i]);
        }
        return octets;
    }

    /** 20 ms of it. */
    byte[] silence() {
        return encode(new short[CallAudio.SAMPLES]);
    }

    /** By what modems call it, such as {@code 8-BIT ULAW}, {@code UNSIGNED PCM}; empty when it is none of ours. */
    static Optional<Coding> named(String name) {
        String word = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        if (word.contains("ADPCM") || word.matches(".*(14|16|4)BIT.*")) {
            return Optional.empty();
        } else if (word.contains("ULAW")) {
            return Optional.of(MU_LAW);
        } else if (word.contains("ALAW")) {
            return Optional.of(A_LAW);
        } else if (word.contains("UNSIGNED") || word.contains("LINEAR")) {
            return Optional.of(UNSIGNED);
        }
        return word.contains("SIGNED") ? Optional.of(SIGNED) : Optional.empty();
    }
}

package org.switchroom.testkit.voice;

import org.switchroom.testkit.sip.Companding;

/** A coding that the simulated modem may offer, as modems write it in their answer to {@code AT+VSM=?}. */
public enum ModemSound {
    ULAW(131, "131,\"8-BIT ULAW\",(8000)"),
    ALAW(130, "130,\"8-BIT ALAW\",(8000)"),
    LINEAR(128, "128,\"8-BIT LINEAR\",(7200,8000,11025)"),
    UNSIGNED_PCM(1, "1,\"UNSIGNED PCM\",8,0,8000,0,0"),
    SIGNED_PCM(0, "0,\"SIGNED PCM\",8,0,8000,0,0"),
    /** Two octets a sample; nobody here asks for it. */
    LINEAR_16(129, "129,\"16-BIT LINEAR\",(7200,8000)"),
    ADPCM(132, "132,\"IMA ADPCM\",(8000)");

    final int number;
    final String offer;

    ModemSound(int number, String offer) {
        this.number = number;
        this.offer = offer;
    }

    short sample(byte code) {
        return switch (this) {
            case ULAW -> Companding.of(0).sample(code);
            case ALAW -> Companding.of(8).sample(code);
            case SIGNED_PCM -> (short) (code * 256);
            default -> (short) (((code & 0xFF) - 128) * 256);
        };
    }

    byte code(short sample) {
        return switch (this) {
            case ULAW -> Companding.of(0).code(sample);
            case ALAW -> Companding.of(8).code(sample);
            case SIGNED_PCM -> (byte) Math.round((sample - 128) / 256.0);
            default -> (byte) Math.min(255, Math.round(sample / 256.0) + 128);
        };
    }
}

package org.switchroom.bench.contactid;

import java.util.Random;
import org.switchroom.contactid.tone.Ear;
import org.switchroom.contactid.tone.HandshakeEar;
import org.switchroom.contactid.tone.KissOffEar;
import org.switchroom.contactid.tone.Reading;
import org.switchroom.phone.CallAudio;
import org.switchroom.testkit.alarm.Sounds;

/** Seconds of speech, music, busy, ringback, the network's tones and noise, in which nothing may be heard. */
final class FalseTones {
    private FalseTones() {}

    static int measure(int seconds, long seed) {
        int status = 0;
        int each = Math.max(1, seconds / Sounds.values().length);
        for (Sounds sounds : Sounds.values()) {
            Ear ear = new Ear();
            HandshakeEar handshakes = new HandshakeEar();
            KissOffEar kissOffs = new KissOffEar(0);
            int heardHandshakes = 0;
            int heardKissOffs = 0;
            short[] frame = new short[CallAudio.SAMPLES];
            for (int i = 0; i < each; i++) {
                short[] second = sounds.second(new Random(seed * 1_000_003 + i));
                for (int at = 0; at < second.length; at += frame.length) {
                    System.arraycopy(second, at, frame, 0, frame.length);
                    for (Reading reading : ear.hear(frame)) {
                        heardHandshakes += handshakes.hear(reading).isPresent() ? 1 : 0;
                        heardKissOffs += kissOffs.hear(reading).isPresent() ? 1 : 0;
                    }
                }
            }
            boolean met = heardHandshakes + heardKissOffs == 0;
            System.out.printf(
                    "contactid %d seconds of %s: %d handshakes, %d kiss-offs heard, limit 0:%s seed=%d%n",
                    each, sounds, heardHandshakes, heardKissOffs, ContactIdFigures.verdict(met), seed);
            status = met ? status : 1;
        }
        return status;
    }
}

package org.switchroom.contactid.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchroom.contactid.tone.Ear;
import org.switchroom.contactid.tone.HandshakeEar;
import org.switchroom.contactid.tone.KissOffEar;
import org.switchroom.contactid.tone.Reading;
import org.switchroom.phone.CallAudio;
import org.switchroom.testkit.alarm.Sounds;

/** Neither a handshake nor a kiss-off is heard in what is none. {@code bench/run contactid} listens for longer. */
class FalseTonesTest {
    private static final int SECONDS = Integer.getInteger("falsetones.seconds", 60);

    @ParameterizedTest
    @EnumSource(Sounds.class)
    void no_handshake_and_no_kiss_off_in_other_sounds(Sounds sounds) {
        Ear ear = new Ear();
        HandshakeEar handshakes = new HandshakeEar();
        KissOffEar kissOffs = new KissOffEar(0);
        for (int seed = 0; seed < SECONDS; seed++) {
            short[] second = sounds.second(new Random(seed));
            for (int at = 0; at < second.length; at += CallAudio.SAMPLES) {
                for (Reading reading : ear.hear(Arrays.copyOfRange(second, at, at + CallAudio.SAMPLES))) {
                    assertThat(handshakes.hear(reading))
                            .as(sounds + ", seed " + seed)
                            .isEmpty();
                    assertThat(kissOffs.hear(reading))
                            .as(sounds + ", seed " + seed)
                            .isEqualTo(Optional.empty());
                }
            }
        }
    }
}

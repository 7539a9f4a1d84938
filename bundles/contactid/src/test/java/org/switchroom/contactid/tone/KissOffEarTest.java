package org.switchroom.contactid.tone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KissOffEarTest {
    private static List<Span> heard(Sine sound) {
        Ear ear = new Ear();
        KissOffEar kissOffs = new KissOffEar(0);
        List<Span> spans = new ArrayList<>();
        sound.frames().forEach(frame -> ear.hear(frame)
                .forEach(reading -> kissOffs.hear(reading).ifPresent(spans::add)));
        return spans;
    }

    @Test
    void lost_packets_are_silence_and_do_not_end_it() {
        Sine sound = new Sine()
                .tone(1400, -11, 200)
                .silence(60)
                .tone(1400, -11, 200)
                .silence(20)
                .tone(1400, -11, 100);

        assertThat(heard(sound)).singleElement().satisfies(span -> assertThat(span.length())
                .isBetween(575 * 8L, 585 * 8L));
    }

    @Test
    void a_note_that_is_struck_again_is_no_kiss_off() {
        assertThat(heard(new Sine().tone(1397, -16, 250).tone(1397, -10, 250))).isEmpty();
    }

    @Test
    void a_tone_with_another_sound_in_its_hole_is_none() {
        assertThat(heard(new Sine().tone(1400, -11, 250).tone(880, -11, 40).tone(1400, -11, 250)))
                .isEmpty();
    }
}

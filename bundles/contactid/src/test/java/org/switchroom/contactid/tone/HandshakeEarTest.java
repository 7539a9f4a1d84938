package org.switchroom.contactid.tone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandshakeEarTest {
    private static List<HandshakeEar.Pair> heard(Sine sound) {
        Ear ear = new Ear();
        HandshakeEar handshakes = new HandshakeEar();
        List<HandshakeEar.Pair> pairs = new ArrayList<>();
        sound.frames().forEach(frame -> ear.hear(frame)
                .forEach(reading -> handshakes.hear(reading).ifPresent(pairs::add)));
        return pairs;
    }

    private static Sine low() {
        return new Sine().silence(210).tone(1400, -11, 100);
    }

    @Test
    void both_tones_with_silence_between_are_a_handshake() {
        assertThat(heard(low().silence(100).tone(2300, -11, 100)))
                .singleElement()
                .satisfies(pair -> assertThat(pair.high().end()).isBetween(510 * 8L - 32, 510 * 8L + 32));
    }

    @Test
    void a_melody_is_none_however_right_its_first_and_third_note() {
        assertThat(heard(low().tone(880, -11, 100).tone(2300, -11, 100))).isEmpty();
    }

    @Test
    void the_tones_the_other_way_round_are_none() {
        assertThat(heard(new Sine().tone(2300, -11, 100).silence(100).tone(1400, -11, 100)))
                .isEmpty();
    }

    @Test
    void one_after_the_other_without_silence_is_none() {
        assertThat(heard(low().tone(2300, -11, 100))).isEmpty();
    }

    @Test
    void the_second_of_two_first_tones_counts() {
        assertThat(heard(low().silence(400).tone(1400, -11, 100).silence(100).tone(2300, -11, 100)))
                .hasSize(1);
    }
}

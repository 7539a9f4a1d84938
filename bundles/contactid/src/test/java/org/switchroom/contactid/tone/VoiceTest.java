package org.switchroom.contactid.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VoiceTest {
    private static short[] said(Voice voice, int samples) {
        short[] all = new short[samples];
        for (int at = 0; at < samples; at += 160) {
            short[] frame = new short[160];
            voice.fill(frame);
            System.arraycopy(frame, 0, all, at, 160);
        }
        return all;
    }

    private static double dbm0(short[] samples, int from, int length, double frequency) {
        double real = 0;
        double imaginary = 0;
        for (int i = from; i < from + length; i++) {
            real += samples[i] * Math.cos(2 * Math.PI * frequency * i / 8000);
            imaginary += samples[i] * Math.sin(2 * Math.PI * frequency * i / 8000);
        }
        return 20 * Math.log10(2 * Math.hypot(real, imaginary) / length / 32767) + 3.14;
    }

    @Test
    void digits_are_50_milliseconds_on_and_50_off_at_half_their_amplitude() {
        Voice voice = new Voice(-10, 400, 400);
        voice.say("1111", 123);

        short[] all = said(voice, 4000);

        // Samples 8 and 408 of a digit are in the middle of its edges.
        assertThat(voice.end()).isEqualTo(123 + 3 * 800 + 416);
        for (int digit = 0; digit < 4; digit++) {
            int start = 123 + digit * 800;
            assertThat(dbm0(all, start + 40, 320, 697)).isCloseTo(-10, within(0.4));
            assertThat(dbm0(all, start + 40, 320, 1209)).isCloseTo(-10, within(0.4));
            for (int i = start + 416; i < start + 800; i++) {
                assertThat(all[i]).isZero();
            }
        }
    }

    @Test
    void a_digit_begins_without_a_click() {
        Voice voice = new Voice(-3, 400, 400);
        voice.say("D", 0);

        short[] all = said(voice, 800);

        int most = 0;
        for (int i = 0; i < 4; i++) {
            most = Math.max(most, Math.abs(all[i]));
        }
        assertThat(most).isLessThan(5_000);
        assertThat(dbm0(all, 0, 416, 3500)).isLessThan(-55);
    }

    @Test
    void tells_how_many_digits_have_begun() {
        Voice voice = new Voice(-10, 400, 400);
        voice.say("123", 160);
        short[] frame = new short[160];

        assertThat(voice.begun()).isZero();
        voice.fill(frame);
        assertThat(voice.begun()).isZero();
        voice.fill(frame);
        assertThat(voice.begun()).isEqualTo(1);
        for (int i = 0; i < 5; i++) {
            voice.fill(frame);
        }
        assertThat(voice.begun()).isEqualTo(2);
        for (int i = 0; i < 50; i++) {
            voice.fill(frame);
        }
        assertThat(voice.begun()).isEqualTo(3);
    }

    @Test
    void says_nothing_that_is_no_key() {
        Voice voice = new Voice(-10, 400, 400);
        voice.say("E", 0);

        assertThatThrownBy(() -> voice.fill(new short[160])).hasMessageContaining("no key of a telephone: E");
    }
}

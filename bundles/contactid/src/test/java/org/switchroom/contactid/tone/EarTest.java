package org.switchroom.contactid.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EarTest {
    private final Ear ear = new Ear();

    private Optional<Span> longest(Sine sound) {
        Spans spans = new Spans(160);
        Optional<Span> longest = Optional.empty();
        for (short[] frame : sound.frames()) {
            for (Reading reading : ear.hear(frame)) {
                Optional<Span> ended = spans.hear(reading);
                if (ended.isPresent()
                        && ended.get().length() > longest.map(Span::length).orElse(0L)) {
                    longest = ended;
                }
            }
        }
        return longest;
    }

    @ParameterizedTest
    @CsvSource({"1400,-11", "1335,-3", "1468,-38", "2300,-11", "2190,-20", "2412,-35"})
    void measures_frequency_level_beginning_and_end(double frequency, double dbm0) {
        Span heard = longest(new Sine().silence(333).tone(frequency, dbm0, 217)).orElseThrow();

        assertThat(heard.frequency()).isCloseTo(frequency, within(2.0));
        assertThat(heard.dbm0()).isCloseTo(dbm0, within(0.5));
        assertThat((double) heard.start()).isCloseTo(333 * 8, within(32.0));
        assertThat((double) heard.end()).isCloseTo(550 * 8, within(32.0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {425, 697, 1209, 1300, 1500, 1633, 1850, 2100, 2170, 2430, 3000})
    void other_tones_are_none_of_its(double frequency) {
        assertThat(longest(new Sine().tone(frequency, -11, 200))).isEmpty();
    }

    @Test
    void a_tone_softer_than_any_line_is_not_heard() {
        assertThat(longest(new Sine().tone(1400, -45, 200))).isEmpty();
    }

    @Test
    void no_dtmf_key_has_a_tone_of_a_station() {
        Voice voice = new Voice(-10, 400, 400);
        voice.say("1234567890*#ABCD", 0);

        for (int i = 0; i < 100; i++) {
            short[] frame = new short[160];
            voice.fill(frame);
            List<Reading> readings = ear.hear(frame);
            assertThat(readings).allMatch(reading -> reading.tone().isEmpty());
        }
    }
}

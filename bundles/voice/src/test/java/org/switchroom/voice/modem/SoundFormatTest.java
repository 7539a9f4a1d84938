package org.switchroom.voice.modem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SoundFormatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "128,\"8-BIT LINEAR\",(7200,8000,11025) | 128 | UNSIGNED",
                "131,\"8-BIT ULAW\",(8000) | 131 | MU_LAW",
                "130,\"8-BIT ALAW\",(8000) | 130 | A_LAW",
                "1,\"UNSIGNED PCM\",8,0,8000,0,0 | 1 | UNSIGNED",
                "0,\"SIGNED PCM\",8,0,8000,0,0 | 0 | SIGNED",
                "131,\"Mu-Law\",8,0,8000,0,0 | 131 | MU_LAW",
                "+VSM: 5,\"8 BIT LINEAR\",8,0,(7200-11025),0,0 | 5 | UNSIGNED"
            })
    void an_offer_is_known_by_its_name(String offer, int number, Coding coding) {
        assertThat(SoundFormat.best(List.of(offer), Optional.empty())).contains(new SoundFormat(number, coding));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "129,\"16-BIT LINEAR\",(7200,8000)",
                "132,\"IMA ADPCM\",(8000)",
                "133,\"14 bit PCM\",14,0,8000,0,0",
                "0,\"SIGNED PCM\",16,0,8000,0,0",
                "128,\"8-BIT LINEAR\",(7200,11025)",
                "2;ADPCM;2;0;(9600)",
                "OK then"
            })
    void what_is_not_eight_bits_8000_times_a_second_is_passed_over(String offer) {
        assertThat(SoundFormat.best(List.of(offer), Optional.empty())).isEmpty();
    }

    @Test
    void the_best_is_taken_or_the_one_that_is_wished_for() {
        List<String> offers = List.of("128,\"8-BIT LINEAR\",(8000)", "131,\"8-BIT ULAW\",(8000)");

        assertThat(SoundFormat.best(offers, Optional.empty())).contains(new SoundFormat(131, Coding.MU_LAW));
        assertThat(SoundFormat.best(offers, Optional.of(Coding.UNSIGNED)))
                .contains(new SoundFormat(128, Coding.UNSIGNED));
        assertThat(SoundFormat.best(offers, Optional.of(Coding.A_LAW))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Coding.class)
    void every_code_is_written_as_it_was_read_and_silence_is_silence(Coding coding) {
        for (int code = 0; code < 256; code++) {
            short sample = coding.decode((byte) code);
            byte again = coding.encode(new short[] {sample})[0];
            assertThat(coding.decode(again)).as("code " + code).isEqualTo(sample);
        }
        assertThat((int) coding.decode(coding.silence()[0])).isBetween(-8, 8);
    }
}

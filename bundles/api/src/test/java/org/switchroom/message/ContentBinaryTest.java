package org.switchroom.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ContentBinaryTest {
    @Test
    void segments_are_equal_by_their_octets_however_the_digits_are_written() {
        Content.Binary binary = new Content.Binary(List.of("0a1bff", "00"), false);

        assertThat(binary).isEqualTo(new Content.Binary(List.of("0A1BFF", "00"), false));
        assertThat(binary.segments()).containsExactly("0A1BFF", "00");
        assertThat(binary.octets().get(0)).containsExactly(0x0A, 0x1B, 0xFF);
        assertThat(binary.kind()).isEqualTo(Content.Kind.BINARY);
    }

    @Test
    void who_has_given_or_got_the_segments_can_not_change_them() {
        List<String> given = new ArrayList<>(List.of("0A"));
        Content.Binary binary = new Content.Binary(given, false);

        given.set(0, "FF");
        binary.octets().get(0)[0] = 0x77;

        assertThat(binary.segments()).containsExactly("0A");
        assertThatThrownBy(() -> binary.segments().add("0B")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_person_is_told_how_much_it_is_and_never_what() {
        assertThat(new Content.Binary(List.of("C0FFEE"), false)).hasToString("binary, 3 octets in 1 segment");
        assertThat(new Content.Binary(List.of("C0FFEE", "AA"), false).words())
                .isEqualTo("binary, 4 octets in 2 segments");
    }

    @ParameterizedTest
    @CsvSource({"0A1,segment 1 is not", "0G,segment 1 is not", "'',segment 1 has 0 octets"})
    void a_segment_that_is_no_octets_is_refused_by_its_number(String hex, String why) {
        assertThatThrownBy(() -> new Content.Binary(List.of(hex), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void a_segment_has_at_most_140_octets_and_a_message_1_to_255_segments() {
        assertThat(new Content.Binary(List.of("AB".repeat(140)), false).length())
                .isEqualTo(140);
        assertThatThrownBy(() -> new Content.Binary(List.of("00", "AB".repeat(141)), false))
                .hasMessageContaining("segment 2 has 141 octets");
        assertThatThrownBy(() -> new Content.Binary(List.of(), false)).hasMessageContaining("0 segments");
        assertThatThrownBy(() -> new Content.Binary(Collections.nCopies(256, "00"), false))
                .hasMessageContaining("256 segments");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0605040B8423F0C0FFEE", "0B0504158A000000037A0201AA", "0500032E0201"})
    void a_header_is_a_length_and_information_elements_that_fill_it(String segment) {
        assertThat(new Content.Binary(List.of(segment), true).userDataHeader()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C0FFEE", "00", "0605040B84", "0605050B8423F000", "01AA", "0500032E02"})
    void what_begins_with_no_header_is_refused_when_it_should(String segment) {
        assertThatThrownBy(() -> new Content.Binary(List.of(segment), true))
                .hasMessageContaining("segment 1 does not begin with a user data header");
    }
}

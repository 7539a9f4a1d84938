package org.switchroom.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TextSearchTest {
    @Test
    void letters_that_a_database_may_see_otherwise_are_left_open_in_the_pattern_and_decided_here() {
        TextSearch search = TextSearch.of(Optional.of("GRÖSSE"));

        assertThat(search.pattern()).isEqualTo("%gr%sse%");
        assertThat(search.matches(Optional.of("die größe"), Optional.of("Die Grösse")))
                .isTrue();
        assertThat(search.matches(Optional.of("grasse"))).isFalse();
    }

    @Test
    void wildcards_in_what_is_sought_are_plain_characters() {
        TextSearch search = TextSearch.of(Optional.of("50%_!\"\\"));

        assertThat(search.pattern()).isEqualTo("%50!%!_!!%%%");
        assertThat(search.matches(Optional.of("50%_!\"\\ off"))).isTrue();
    }

    @Test
    void nothing_sought_is_found_everywhere() {
        assertThat(TextSearch.of(Optional.of("")).matches(Optional.empty())).isTrue();
        assertThat(TextSearch.of(Optional.empty()).matches()).isTrue();
    }
}

package org.switchroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SheetTest {
    private final Facts facts = new Facts()
            .with("id", 7)
            .with("note", "gate 2\nring twice")
            .with("absent", Optional.empty())
            .with("present", Optional.of("here"))
            .with("open", Map.of("waiting", 3L))
            .with("since", Instant.parse("2026-11-21T14:05:00Z"));

    @Test
    void a_table_has_the_named_columns_one_line_a_row() {
        String table = Sheet.table(List.of(facts), List.of("id", "note", "absent"));

        assertThat(table.lines()).hasSize(3);
        assertThat(table)
                .contains("id")
                .contains("absent")
                .contains("gate 2 / ring twice")
                .doesNotContain("here");
    }

    @Test
    void a_table_without_rows_says_so() {
        assertThat(Sheet.table(List.of(), List.of("id"))).contains("none");
    }

    @Test
    void a_page_has_every_fact_and_indents_longer_texts_below_their_name() {
        assertThat(Sheet.page(facts).lines())
                .startsWith(
                        "id       7", "note     gate 2", "         ring twice", "present  here", "open     waiting 3");
    }

    @Test
    void json_keeps_numbers_and_writes_times_for_machines() {
        assertThat(Sheet.json(List.of(facts)))
                .contains("\"id\" : 7")
                .contains("\"waiting\" : 3")
                .contains("\"since\" : \"2026-11-21T14:05:00Z\"")
                .contains("\"note\" : \"gate 2\\nring twice\"")
                .doesNotContain("absent");
    }

    @Test
    void durations_are_said_with_their_two_largest_units() {
        assertThat(Sheet.words(Duration.ofMillis(120))).isEqualTo("120 ms");
        assertThat(Sheet.words(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(Sheet.words(Duration.ofSeconds(245))).isEqualTo("4 min 5 s");
        assertThat(Sheet.words(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
        assertThat(Sheet.words(Duration.ofHours(51))).isEqualTo("2 d 3 h");
    }
}

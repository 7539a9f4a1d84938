package org.switchroom.route.intakemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelledTest {
    @Test
    void our_fields_are_found_however_their_names_are_written() {
        assertThat(Labelled.ofOurNames(
                        "Kind: ORDER\nALARM COMPANY : 17\nsite-code=KL-1\n  Due at: 2026-11-21T14:05:00Z\n"))
                .containsExactly(
                        entry("kind", "ORDER"),
                        entry("alarmCompany", "17"),
                        entry("siteCode", "KL-1"),
                        entry("dueAt", "2026-11-21T14:05:00Z"));
    }

    @Test
    void what_is_no_field_is_passed_over() {
        assertThat(Labelled.ofOurNames("Dear all,\nPlease note: urgent\nTel: +43 1 234\nKind: ORDER"))
                .containsExactly(entry("kind", "ORDER"));
    }

    @Test
    void notes_go_on_over_lines_and_end_with_the_next_label() {
        assertThat(Labelled.ofOurNames("Notes: Key at the gate.\nBeware of the dog.\n\nKind: ORDER"))
                .containsExactly(entry("notes", "Key at the gate.\nBeware of the dog."), entry("kind", "ORDER"));
    }

    @Test
    void a_signature_and_what_is_quoted_end_it() {
        assertThat(Labelled.ofOurNames("Kind: ORDER\n-- \nNotes: my phone")).containsOnlyKeys("kind");
        assertThat(Labelled.ofOurNames("Kind: ORDER\n> Notes: old")).containsOnlyKeys("kind");
    }

    @Test
    void the_first_of_two_counts() {
        assertThat(Labelled.read("Kind: ORDER\nKind: TICKET")).containsExactly(entry("Kind", "ORDER"));
    }

    @Test
    void a_mapping_sees_the_labels_as_they_stand() {
        assertThat(Labelled.json(Labelled.read("Auftragsart: Störung \"1\"\nKunde: Bank")))
                .isEqualTo("{\"Auftragsart\":\"Störung \\\"1\\\"\",\"Kunde\":\"Bank\"}");
    }

    @Test
    void a_text_of_colons_costs_no_more_than_reading_it() {
        assertThat(Labelled.read(("a".repeat(60) + " ").repeat(20_000))).isEmpty();
        assertThat(Labelled.read("a:\n".repeat(100_000))).isEqualTo(Map.of());
    }
}

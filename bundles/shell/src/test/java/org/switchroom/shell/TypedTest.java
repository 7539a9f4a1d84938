package org.switchroom.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchroom.job.JobState;

/** What people type: fields, words and times. */
class TypedTest {
    private final Instant now = Instant.parse("2026-11-21T14:05:00Z");
    private final ZoneId vienna = ZoneId.of("Europe/Vienna");

    @Test
    void a_field_ends_at_its_first_equals_sign() throws NotDone {
        assertThat(Fields.read(List.of("notes=a=b", "siteCode=")))
                .containsEntry("notes", "a=b")
                .containsEntry("siteCode", "");
    }

    @Test
    void a_field_without_a_value_or_named_twice_is_told() {
        assertThatThrownBy(() -> Fields.read(List.of("notes"))).hasMessageContaining("name=value");
        assertThatThrownBy(() -> Fields.read(List.of("a=1", "--json"))).hasMessageContaining("Options come first");
        assertThatThrownBy(() -> Fields.read(List.of("a=1", "a=2"))).hasMessageContaining("twice");
    }

    @Test
    void a_word_of_a_list_is_read_in_either_case_and_a_wrong_one_names_the_right_ones() throws NotDone {
        assertThat(Words.read(JobState.class, "on-site")).contains(JobState.ON_SITE);
        assertThat(Words.read(JobState.class, null)).isEmpty();
        assertThatThrownBy(() -> Words.read(JobState.class, "gone")).hasMessageContaining("COMPLETE");
    }

    @Test
    void times_are_read_as_people_write_them() throws NotDone {
        assertThat(Times.read("2h", now, vienna)).isEqualTo("2026-11-21T12:05:00Z");
        assertThat(Times.read("3d", now, vienna)).isEqualTo("2026-11-18T14:05:00Z");
        assertThat(Times.read("14:05", now, vienna)).isEqualTo("2026-11-21T13:05:00Z");
        assertThat(Times.read("2026-11-20", now, vienna)).isEqualTo("2026-11-19T23:00:00Z");
        assertThat(Times.read("2026-11-20T08:00", now, vienna)).isEqualTo("2026-11-20T07:00:00Z");
        assertThat(Times.read("2026-11-20T08:00:30Z", now, vienna)).isEqualTo("2026-11-20T08:00:30Z");
    }

    @Test
    void what_is_no_time_is_told() {
        assertThatThrownBy(() -> Times.read("yesterday", now, vienna)).hasMessageContaining("is not a time");
    }
}

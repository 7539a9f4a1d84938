package org.switchroom.dc09.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SiaDataTest {
    private static List<SiaEvent> events(String data) {
        return SiaData.read(data).orElseThrow().events();
    }

    private static SiaEvent event(String letters, String number, String area, String user, String text) {
        return new SiaEvent(
                letters, number, Optional.ofNullable(area), Optional.ofNullable(user), Optional.ofNullable(text));
    }

    @Test
    @Tag("CN-016")
    void an_event_has_letters_a_number_and_an_area() {
        assertThat(events("#1234|Nri1/BA01")).containsExactly(event("BA", "01", "1", null, null));
        assertThat(events("#123456|Nri1CL0^VX FRONTE ^")).containsExactly(event("CL", "0", "1", null, "VX FRONTE "));
        assertThat(SiaData.read("#1234|NRR|Atest"))
                .contains(new SiaData(
                        Optional.of("1234"), List.of(event("RR", "", null, null, null)), Optional.of("test")));
    }

    @Test
    void accounts_without_mark_or_none_at_all_are_read() {
        assertThat(SiaData.read("36214|NRP").orElseThrow().account()).contains("36214");
        assertThat(SiaData.read("|Nri1/FA2").orElseThrow().account()).isEmpty();
        assertThat(events("Nri1/FA2")).containsExactly(event("FA", "2", "1", null, null));
    }

    @Test
    void modifiers_count_for_what_comes_after_them() {
        assertThat(events("#1234|Nti10:23/id12/ri3/OP/ri4/BA7^a/b^/FA8"))
                .containsExactly(
                        event("OP", "", "3", "12", null),
                        event("BA", "7", "4", "12", "a/b"),
                        event("FA", "8", "4", "12", null));
    }

    @Test
    void words_in_a_panels_own_way_do_not_cost_the_event() {
        assertThat(events("#1234|NBA001*'Front door'NM")).containsExactly(event("BA", "001", null, null, null));
    }

    @Test
    void what_has_no_event_is_not_read_as_one() {
        assertThat(SiaData.read("")).isEmpty();
        assertThat(SiaData.read("#1234|")).isEmpty();
        assertThat(SiaData.read("#1234|N")).isEmpty();
        assertThat(SiaData.read("#1234|N?!")).isEmpty();
        assertThat(SiaData.read("#0000|0000 00 000")).isEmpty();
    }
}

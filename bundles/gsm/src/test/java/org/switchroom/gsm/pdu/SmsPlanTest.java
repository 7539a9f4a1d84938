package org.switchroom.gsm.pdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SmsPlanTest {
    private static SmsPlan plan(String text) {
        return SmsPlan.of(text);
    }

    @Test
    void says_the_alphabet_and_how_many_messages_before_sending() {
        assertThat(plan("Größe: 5 €")).isEqualTo(new SmsPlan(Alphabet.GSM_7, List.of("Größe: 5 €"), 11, 149));
        assertThat(plan("Größe: 5 €–").alphabet()).isEqualTo(Alphabet.UCS_2);
        assertThat(plan("").parts()).containsExactly("");
    }

    @Test
    void one_message_as_long_as_it_fits() {
        assertThat(plan("x".repeat(160)).parts()).hasSize(1);
        assertThat(plan("x".repeat(161)).parts()).extracting(String::length).containsExactly(153, 8);
        assertThat(SmsPlan.of("x".repeat(161), true).parts())
                .extracting(String::length)
                .containsExactly(152, 9);
        assertThat(plan("ж".repeat(70)).parts()).hasSize(1);
        assertThat(plan("ж".repeat(71)).parts()).extracting(String::length).containsExactly(67, 4);
        assertThat(SmsPlan.of("ж".repeat(71), true).parts())
                .extracting(String::length)
                .containsExactly(66, 5);
    }

    @Test
    void an_escape_stays_with_what_it_escapes() {
        assertThat(plan("€".repeat(153)).parts()).extracting(String::length).containsExactly(76, 76, 1);
    }

    @Test
    void the_halves_of_a_surrogate_pair_stay_together() {
        List<String> parts = plan("ж".repeat(66) + "😀".repeat(5)).parts();

        assertThat(parts).extracting(String::length).containsExactly(66, 10);
        assertThat(parts.get(1)).isEqualTo("😀".repeat(5));
    }

    @Test
    void all_parts_carry_the_reference_and_their_number() {
        List<UserData> parts = plan("x".repeat(400)).userData(0x1FE, false);

        assertThat(parts)
                .extracting(part -> part.part().orElseThrow())
                .containsExactly(
                        new Concatenation(0xFE, false, 3, 1),
                        new Concatenation(0xFE, false, 3, 2),
                        new Concatenation(0xFE, false, 3, 3));
    }

    @Test
    void no_more_than_255_parts() {
        assertThat(plan("x".repeat(255 * 153)).parts()).hasSize(255);
        assertThatThrownBy(() -> plan("x".repeat(255 * 153 + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("256");
    }
}

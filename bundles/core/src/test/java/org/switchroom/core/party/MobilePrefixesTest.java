package org.switchroom.core.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("SM-115")
final class MobilePrefixesTest {
    private static PhoneNumbers numbers(Map<String, String> table) {
        return new PhoneNumbers("AT", MobilePrefixes.of(table));
    }

    @ParameterizedTest
    @CsvSource({
        "0650 1234567,true", "0653 1234567,true", "0654 1234567,false", "0655 1234567,true", "0656 1234567,false",
        "0661 1234567,true", "0662 1234567,false", "0663 1234567,true", "0699 12345678,true", "0700 123456,false"
    })
    void the_austrian_table_is_that_of_the_regulator(String written, boolean mobile) {
        assertThat(numbers(Map.of("43", MobilePrefixes.AUSTRIA))
                        .noMobile(written)
                        .isEmpty())
                .isEqualTo(mobile);
    }

    @Test
    void other_countries_are_switched_on_by_a_line_each() {
        PhoneNumbers numbers =
                numbers(Map.of("43", MobilePrefixes.AUSTRIA, "49", "150-153,155-159,170-179", "41", "74-79"));

        assertThat(numbers.noMobile("+49 151 23456789")).isEmpty();
        assertThat(numbers.noMobile("+41 79 123 45 67")).isEmpty();
        assertThat(numbers.noMobile("+49 30 123456")).isPresent();
    }

    @Test
    @Tag("SM-116")
    void an_empty_table_checks_nothing_but_that_it_is_a_number() {
        PhoneNumbers numbers = numbers(Map.of("43", ""));

        assertThat(numbers.noMobile("0512 123456")).isEmpty();
        assertThat(numbers.noMobile("hello")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"65x", "653-650", "65-653", "650-", ",", "650,,651"})
    void a_text_that_is_no_table_is_refused(String text) {
        assertThatThrownBy(() -> MobilePrefixes.of(Map.of("43", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("neither a prefix");
    }
}

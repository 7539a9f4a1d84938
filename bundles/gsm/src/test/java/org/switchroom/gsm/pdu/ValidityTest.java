package org.switchroom.gsm.pdu;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ValidityTest {
    @ParameterizedTest
    @CsvSource({"12,143", "24,167", "48,168", "96,170", "720,196", "100000,255"})
    void relative_validity_in_hours(int hours, int octet) {
        assertThat(Validity.atMost(Duration.ofHours(hours)).octet()).isEqualTo(octet);
    }

    @Test
    void a_validity_never_lasts_longer_than_wanted_but_for_the_least_that_can_be_said() {
        for (int minutes = 5; minutes < 70_000; minutes += 7) {
            Duration wanted = Duration.ofMinutes(minutes);
            assertThat(Validity.atMost(wanted).duration()).isLessThanOrEqualTo(wanted);
        }
        assertThat(Validity.atMost(Duration.ofSeconds(10)).duration()).isEqualTo(Duration.ofMinutes(5));
        assertThat(Validity.atMost(Duration.ofMinutes(15)).duration()).isEqualTo(Duration.ofMinutes(15));
        assertThat(Validity.LONGEST).isEqualTo(Duration.ofDays(63 * 7));
    }
}

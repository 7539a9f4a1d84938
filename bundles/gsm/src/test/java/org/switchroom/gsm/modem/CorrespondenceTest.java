package org.switchroom.gsm.modem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.switchroom.gsm.pdu.SmsAddress;

final class CorrespondenceTest {
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final SmsAddress GUARD = SmsAddress.ofNumber("+436641234567");

    private final RamMemory disk = new RamMemory();
    private final Correspondence correspondence = new Correspondence(disk);

    @Test
    void what_comes_answers_what_went_to_that_number_last() {
        correspondence.wrote(GUARD, "first", NOW);
        correspondence.wrote(GUARD, "second", NOW);

        assertThat(correspondence.lastTo(GUARD, NOW)).contains("second");
        assertThat(correspondence.lastTo(SmsAddress.ofNumber("+436641234568"), NOW))
                .isEmpty();
        assertThat(correspondence.lastTo(SmsAddress.ofName("Guard"), NOW)).isEmpty();
    }

    @Test
    void a_number_written_nationally_is_the_same() {
        correspondence.wrote(GUARD, "first", NOW);

        assertThat(correspondence.lastTo(SmsAddress.ofNumber("06641234567"), NOW))
                .contains("first");
        // The same digits in another country are somebody else.
        assertThat(correspondence.lastTo(SmsAddress.ofNumber("+496641234567"), NOW))
                .isEmpty();
    }

    @Test
    void it_outlives_a_restart() {
        correspondence.wrote(GUARD, "first", NOW);

        assertThat(new Correspondence(disk).lastTo(GUARD, NOW)).contains("first");
    }

    @Test
    void who_writes_after_two_weeks_answers_nothing_and_nothing_of_it_is_kept() {
        correspondence.wrote(GUARD, "first", NOW);
        Instant later = NOW.plus(Duration.ofDays(14));

        assertThat(correspondence.lastTo(GUARD, later.minusSeconds(1))).contains("first");
        assertThat(correspondence.lastTo(GUARD, later)).isEmpty();
        correspondence.expire(later);
        assertThat(disk.entries).isEmpty();
    }

    @Test
    void a_damaged_entry_costs_only_itself() {
        disk.keep("written/abc", "nonsense");

        assertThat(new Correspondence(disk).lastTo(GUARD, NOW)).isEmpty();
        assertThat(disk.entries).isEmpty();
    }
}

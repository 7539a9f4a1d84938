package org.switchroom.contactid.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.contactid.call.Outcome.Result;
import org.switchroom.testkit.alarm.AudioWire;
import org.switchroom.testkit.alarm.AudioWire.Hangup;
import org.switchroom.testkit.alarm.CentralStation;
import org.switchroom.testkit.alarm.StationScript;

/** The station hangs up, at any moment. */
class HangUpTest {
    private final Notes notes = new Notes();

    private CentralStation call(StationScript script) {
        CentralStation station = new CentralStation(script);
        ContactIdCall call = new ContactIdCall(CallSettings.STANDARD, notes);
        call.add(Notes.report("a", "1131", 1));
        call.add(Notes.report("b", "1301", 2));
        assertThat(new AudioWire(call, station).run(90)).isEqualTo(Hangup.STATION);
        return station;
    }

    @Test
    void before_the_handshake_nothing_has_arrived() {
        call(new StationScript().hangUpAt(600));

        assertThat(notes.of("a").result()).isEqualTo(Result.HUNG_UP);
        assertThat(notes.of("a").detail()).isEqualTo("hung up before the handshake");
        assertThat(notes.of("b").result()).isEqualTo(Result.HUNG_UP);
        assertThat(notes.record().hungUpByUs()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 15})
    @Tag("CN-046")
    void among_the_digits_nothing_has_arrived(int digit) {
        call(new StationScript().hangUpAfterDigits(digit));

        assertThat(notes.of("a").result()).isEqualTo(Result.HUNG_UP);
        assertThat(notes.of("a").digits()).isBetween(digit, digit + 1);
        assertThat(notes.of("a").mayHaveArrived()).isEqualTo(notes.of("a").digits() == 16);
        assertThat(notes.of("b").result()).isEqualTo(Result.NOT_REACHED);
    }

    @Test
    void after_all_digits_it_may_have_arrived() {
        call(new StationScript().hangUpAfterDigits(16));

        assertThat(notes.of("a").result()).isEqualTo(Result.HUNG_UP);
        assertThat(notes.of("a").digits()).isEqualTo(16);
        assertThat(notes.of("a").mayHaveArrived()).isTrue();
    }

    @Test
    void at_a_digit_of_a_second_attempt_the_first_may_have_arrived() {
        call(new StationScript().silentFor(1).hangUpAfterDigits(20));

        assertThat(notes.of("a").attempts()).isEqualTo(2);
        assertThat(notes.of("a").digits()).isBetween(4, 5);
        assertThat(notes.of("a").mayHaveArrived()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"200,HUNG_UP", "360,HUNG_UP", "460,KISSED_OFF", "700,KISSED_OFF"})
    void a_kiss_off_that_was_long_enough_counts_though_it_was_cut_off(int into, Result expected) {
        call(new StationScript().hangUpIntoKissOff(into));

        assertThat(notes.of("a").result()).isEqualTo(expected);
        assertThat(notes.of("a").mayHaveArrived()).isTrue();
        assertThat(notes.of("b").result()).isEqualTo(Result.NOT_REACHED);
    }

    @Test
    void at_every_moment_each_event_comes_to_one_end_and_none_is_kissed_off_that_the_station_has_not() {
        for (int millis = 20; millis < 6_200; millis += 60) {
            notes.outcomes.clear();
            CentralStation station = call(new StationScript().hangUpAt(millis));

            assertThat(notes.outcomes).as("hung up at " + millis).containsOnlyKeys("a", "b");
            long kissedOff = notes.outcomes.values().stream()
                    .filter(outcome -> outcome.result() == Result.KISSED_OFF)
                    .count();
            long maybe = notes.outcomes.values().stream()
                    .filter(Outcome::mayHaveArrived)
                    .count();
            assertThat((long) station.messages().size()).isBetween(kissedOff, maybe);
        }
    }
}

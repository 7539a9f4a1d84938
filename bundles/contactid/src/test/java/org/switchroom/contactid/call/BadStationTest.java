package org.switchroom.contactid.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.contactid.call.Outcome.Result;
import org.switchroom.testkit.alarm.AudioWire;
import org.switchroom.testkit.alarm.CentralStation;
import org.switchroom.testkit.alarm.StationScript;
import org.switchroom.testkit.alarm.StationScript.Handshake;

/** Calls to stations that do something else. */
class BadStationTest {
    private final Notes notes = new Notes();

    private CentralStation call(StationScript script) {
        CentralStation station = new CentralStation(script);
        ContactIdCall call = new ContactIdCall(CallSettings.STANDARD, notes);
        call.add(Notes.report("a", "1131", 1));
        call.add(Notes.report("b", "1301", 2));
        new AudioWire(call, station).alaw().run(90);
        return station;
    }

    @Test
    @Tag("CN-046")
    void no_handshake_is_waited_for_and_then_said() {
        call(new StationScript().handshake(Handshake.NONE));

        assertThat(notes.of("a").result()).isEqualTo(Result.NO_HANDSHAKE);
        assertThat(notes.of("b").result()).isEqualTo(Result.NO_HANDSHAKE);
        assertThat(notes.of("a").detail()).isEqualTo("no handshake within 35 s");
        assertThat(notes.record().length().toMillis()).isBetween(35_000L, 35_060L);
        assertThat(notes.record().hungUpByUs()).isTrue();
    }

    @ParameterizedTest
    @Tag("CN-036")
    @CsvSource({"LOW_ONLY,1400 Hz", "HIGH_ONLY,2300 Hz"})
    @Tag("CN-046")
    void one_tone_only_is_another_format(Handshake handshake, String heard) {
        call(new StationScript().handshake(handshake));

        assertThat(notes.of("a").result()).isEqualTo(Result.WRONG_TONES);
        assertThat(notes.of("a").detail()).startsWith("no handshake of Contact ID, but ");
        assertThat(notes.of("a").attempts()).isZero();
        assertThat(notes.of("a").mayHaveArrived()).isFalse();
    }

    @Test
    @Tag("CN-046")
    void without_kiss_off_four_attempts_are_made_and_the_call_ends() {
        CentralStation station = call(new StationScript().kissOff(0, 0));

        assertThat(station.digits()).isEqualTo(4 * 16);
        assertThat(notes.of("a").result()).isEqualTo(Result.NO_KISS_OFF);
        assertThat(notes.of("a").attempts()).isEqualTo(4);
        assertThat(notes.of("a").mayHaveArrived()).isTrue();
        assertThat(notes.of("b").result()).isEqualTo(Result.NOT_REACHED);
        // 0.8 s handshake, then four times 260 ms or none, 1550 ms of digits, 1250 ms of waiting.
        assertThat(notes.record().length().toMillis()).isBetween(12_200L, 12_600L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_kiss_off_of_a_later_attempt_counts_and_the_next_event_has_four_of_its_own(int silent) {
        CentralStation station = call(new StationScript().silentFor(silent));

        assertThat(notes.of("a").result()).isEqualTo(Result.KISSED_OFF);
        assertThat(notes.of("a").attempts()).isEqualTo(silent + 1);
        assertThat(notes.of("b").attempts()).isEqualTo(1);
        assertThat(station.messages()).hasSize(2);
    }

    @Test
    void a_station_deaf_after_digit_9_never_answers() {
        CentralStation station = call(new StationScript().deafAfter(9));

        assertThat(station.messages()).isEmpty();
        assertThat(notes.of("a").result()).isEqualTo(Result.NO_KISS_OFF);
    }

    @ParameterizedTest
    @CsvSource({"1100,KISSED_OFF,1", "1400,NO_KISS_OFF,4"})
    void a_kiss_off_has_to_begin_within_one_and_a_quarter_seconds(int after, Result expected, int attempts) {
        call(new StationScript().kissOff(after, 850));

        assertThat(notes.of("a").result()).isEqualTo(expected);
        assertThat(notes.of("a").attempts()).isEqualTo(attempts);
    }

    @ParameterizedTest
    @CsvSource({
        "350,WRONG_TONES",
        "380,WRONG_TONES",
        "400,KISSED_OFF",
        "420,KISSED_OFF",
        "1000,KISSED_OFF",
        "1490,KISSED_OFF",
        "1600,WRONG_TONES"
    })
    void a_kiss_off_counts_from_400_to_1500_milliseconds(int length, Result expected) {
        call(new StationScript().kissOff(100, length));

        assertThat(notes.of("a").result()).isEqualTo(expected);
    }

    @Test
    void a_tone_that_never_ends_is_no_kiss_off() {
        call(new StationScript().endlessKissOff());

        assertThat(notes.of("a").result()).isEqualTo(Result.WRONG_TONES);
    }

    @ParameterizedTest
    @CsvSource({"1290,false", "1330,true", "1470,true", "1510,false", "2300,false"})
    void a_kiss_off_counts_within_five_percent(double frequency, boolean counts) {
        call(new StationScript().kissOffHz(frequency));

        assertThat(notes.of("a").result() == Result.KISSED_OFF).isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({"-5,true", "-3,true", "3,true", "5,true", "-7,false", "7,false"})
    void a_station_whose_clock_drifts_is_heard_within_five_percent(double percent, boolean heard) {
        call(new StationScript().drift(percent));

        assertThat(notes.of("a").result() == Result.KISSED_OFF).isEqualTo(heard);
    }

    @ParameterizedTest
    @CsvSource({
        "75,100,true",
        "125,100,true",
        "100,75,true",
        "100,125,true",
        "60,100,false",
        "145,100,false",
        "100,55,false",
        "100,150,false"
    })
    void the_parts_of_a_handshake_have_70_to_130_milliseconds(int tone, int gap, boolean heard) {
        call(new StationScript().handshakeParts(tone, gap));

        assertThat(notes.of("a").result() == Result.KISSED_OFF).isEqualTo(heard);
    }

    @ParameterizedTest
    @CsvSource({"-10,true", "10,true", "-16,false", "16,false"})
    void the_tones_of_a_handshake_are_about_as_loud(double decibels, boolean heard) {
        call(new StationScript().level(-18, decibels));

        assertThat(notes.of("a").result() == Result.KISSED_OFF).isEqualTo(heard);
    }
}

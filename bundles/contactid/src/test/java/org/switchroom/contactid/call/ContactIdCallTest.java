package org.switchroom.contactid.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.contactid.call.Outcome.Result;
import org.switchroom.testkit.alarm.AudioWire;
import org.switchroom.testkit.alarm.AudioWire.Hangup;
import org.switchroom.testkit.alarm.CentralStation;
import org.switchroom.testkit.alarm.StationScript;

/** A call to a station that does what the standard says. */
class ContactIdCallTest {
    private final Notes notes = new Notes();
    private final ContactIdCall call = new ContactIdCall(CallSettings.STANDARD, notes);
    private final CentralStation station = new CentralStation(new StationScript());
    private final AudioWire wire = new AudioWire(call, station).alaw();

    @Test
    @Tag("CN-022")
    @Tag("CN-023")
    @Tag("CN-020")
    void an_event_is_said_and_kissed_off() {
        call.add(Notes.report("a", "1131", 1));

        Hangup hangup = wire.run(60);

        assertThat(hangup).isEqualTo(Hangup.CALLER);
        assertThat(station.messages()).containsExactly("1234181131010013");
        assertThat(notes.of("a").result()).isEqualTo(Result.KISSED_OFF);
        assertThat(notes.of("a").attempts()).isEqualTo(1);
    }

    @Test
    void the_record_tells_what_was_heard() {
        call.add(Notes.report("a", "1131", 1));

        wire.run(60);

        CallRecord record = notes.record();
        assertThat(record.hungUpByUs()).isTrue();
        CallRecord.Handshake handshake = record.handshake().orElseThrow();
        assertThat(handshake.after()).isBetween(Duration.ofMillis(800), Duration.ofMillis(850));
        assertThat(handshake.low().frequency()).isCloseTo(1400, within(5.0));
        assertThat(handshake.high().frequency()).isCloseTo(2300, within(5.0));
        assertThat(handshake.low().dbm0()).isCloseTo(-11, within(0.5));
        assertThat(handshake.high().length()).isBetween(Duration.ofMillis(95), Duration.ofMillis(105));
        HeardTone kissOff = notes.of("a").kissOff().orElseThrow();
        assertThat(kissOff.length()).isBetween(Duration.ofMillis(845), Duration.ofMillis(855));
        assertThat(kissOff.frequency()).isCloseTo(1400, within(5.0));
        assertThat(record.events()).singleElement().satisfies(told -> {
            assertThat(told.report().id()).isEqualTo("a");
            assertThat(told.after()).isLessThan(Duration.ofMillis(3_650));
        });
    }

    @Test
    @Tag("CN-047")
    void several_events_go_in_one_call_alarms_before_troubles_before_restores() {
        List.of("3131", "1301", "1602", "1130", "1401", "1110", "3401")
                .forEach(event -> call.add(Notes.report(event, event, 1)));

        wire.run(60);

        assertThat(station.messages())
                .map(keys -> keys.substring(6, 10))
                .containsExactly("1110", "1130", "1301", "1602", "1401", "3401", "3131");
        assertThat(notes.outcomes.values())
                .allSatisfy(outcome -> assertThat(outcome.result()).isEqualTo(Result.KISSED_OFF));
    }

    @Test
    void an_event_that_comes_during_the_call_rides_along() {
        call.add(Notes.report("first", "1131", 1));
        notes.whenEnded = () -> {
            notes.whenEnded = () -> {};
            assertThat(call.add(Notes.report("fire", "1110", 2))).isTrue();
        };

        wire.run(60);

        assertThat(station.messages()).hasSize(2);
        assertThat(notes.of("fire").result()).isEqualTo(Result.KISSED_OFF);
        assertThat(call.add(Notes.report("late", "1110", 3))).isFalse();
        assertThat(notes.outcomes).doesNotContainKey("late");
    }

    @Test
    void nobody_picks_up() {
        call.add(Notes.report("a", "1131", 1));

        wire.step();
        call.ended();

        assertThat(notes.of("a").result()).isEqualTo(Result.NOT_REACHED);
        assertThat(notes.of("a").mayHaveArrived()).isFalse();
        assertThat(notes.record().answered()).isFalse();
    }

    @Test
    void a_soft_and_a_loud_line_are_lines() {
        for (double decibels : new double[] {-25, 8}) {
            ContactIdCall other = new ContactIdCall(CallSettings.STANDARD, notes);
            other.add(Notes.report("at " + decibels, "1131", 1));

            new AudioWire(other, new CentralStation(new StationScript()))
                    .gain(decibels)
                    .alaw()
                    .run(60);

            assertThat(notes.of("at " + decibels).attempts()).isEqualTo(1);
            assertThat(notes.of("at " + decibels).result()).isEqualTo(Result.KISSED_OFF);
        }
    }
}

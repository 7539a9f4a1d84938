package org.switchroom.contactid.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.contactid.call.Outcome.Result;
import org.switchroom.testkit.alarm.AudioWire;
import org.switchroom.testkit.alarm.CentralStation;
import org.switchroom.testkit.alarm.StationScript;

/** Calls over lines that lose, hiss and delay. Seeds are fixed: what fails once fails again. */
class BadLineTest {
    private final Notes notes = new Notes();
    private final ContactIdCall call = new ContactIdCall(CallSettings.STANDARD, notes);
    private final CentralStation station = new CentralStation(new StationScript());

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void the_way_may_take_some_time(int frames) {
        call.add(Notes.report("a", "1131", 1));

        new AudioWire(call, station).delay(frames).alaw().run(60);

        assertThat(notes.of("a").attempts()).isEqualTo(1);
        assertThat(notes.of("a").result()).isEqualTo(Result.KISSED_OFF);
    }

    @Test
    void noise_15_decibels_below_the_tones_does_not_matter() {
        for (int i = 0; i < 10; i++) {
            call.add(Notes.report("e" + i, "1131", i));
        }

        // Our two tones together have -7 dBm0; the station's one has -11.
        new AudioWire(call, station).noise(-26, 15).alaw().run(120);

        assertThat(station.messages()).hasSize(10).doesNotHaveDuplicates();
        assertThat(notes.outcomes.values()).allSatisfy(outcome -> {
            assertThat(outcome.result()).isEqualTo(Result.KISSED_OFF);
            assertThat(outcome.attempts()).isEqualTo(1);
        });
    }

    @Test
    void one_packet_of_a_hundred_lost_costs_attempts_and_no_event() {
        int kissedOff = 0;
        int attempts = 0;
        for (int seed = 0; seed < 40; seed++) {
            Notes told = new Notes();
            ContactIdCall one = new ContactIdCall(CallSettings.STANDARD, told);
            one.add(Notes.report("a", "1131", seed));
            CentralStation other = new CentralStation(new StationScript());

            new AudioWire(one, other).loses(0.01, seed).alaw().run(60);

            assertThat(other.messages()).allMatch(keys -> keys.startsWith("123418113101"));
            if (told.of("a").result() == Result.KISSED_OFF) {
                assertThat(other.messages()).isNotEmpty();
                kissedOff++;
            }
            attempts += told.of("a").attempts();
        }
        assertThat(kissedOff).isGreaterThanOrEqualTo(38);
        assertThat(attempts).isGreaterThan(40);
    }

    @Test
    void a_packet_lost_in_every_part_of_the_handshake_and_two_of_the_kiss_off_do_not_matter() {
        call.add(Notes.report("a", "1131", 1));

        int[] frame = {0};
        // The frames go out in turns: the caller's, the station's.
        new AudioWire(call, station)
                .through(heard -> {
                    int at = frame[0]++ / 2;
                    return at == 27 || at == 37 || at == 150 || at == 160 ? new short[heard.length] : heard;
                })
                .run(60);

        assertThat(notes.of("a").result()).isEqualTo(Result.KISSED_OFF);
        assertThat(notes.of("a").attempts()).isEqualTo(1);
        assertThat(notes.record().handshake().orElseThrow().after().toMillis()).isLessThan(900);
    }
}

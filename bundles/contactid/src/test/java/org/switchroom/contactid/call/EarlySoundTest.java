package org.switchroom.contactid.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.switchroom.contactid.call.Outcome.Result;
import org.switchroom.testkit.alarm.AudioWire;
import org.switchroom.testkit.alarm.CentralStation;
import org.switchroom.testkit.alarm.StationScript;

/** A station that invites before the network says that the call is up; its first handshake ends after 0.8 s. */
class EarlySoundTest {
    private static final int NEVER = 3_600_000;

    private final Notes notes = new Notes();
    private final ContactIdCall call = new ContactIdCall(CallSettings.STANDARD, notes);

    /** The station speaks from the beginning, and the call is up so much later. */
    private CentralStation talk(StationScript script, int answerAfterMillis) {
        CentralStation station = new CentralStation(script);
        AudioWire wire = new AudioWire(call, station).alaw();
        call.add(Notes.report("a", "1131", 1));
        station.answered();
        for (int i = 0; i < answerAfterMillis / 20; i++) {
            wire.step();
        }
        assertThat(station.digits()).isZero();
        assertThat(notes.outcomes).isEmpty();
        call.answered();
        int frames = 0;
        while (frames < 40 * 50 && wire.step() == AudioWire.Hangup.NOBODY) {
            frames++;
        }
        call.ended();
        return station;
    }

    @Test
    void a_handshake_before_the_answer_is_answered_when_the_call_is_up() {
        CentralStation station = talk(new StationScript().handshakeAgain(NEVER), 1_400);

        assertThat(station.messages()).containsExactly("1234181131010013");
        assertThat(notes.of("a").attempts()).isEqualTo(1);
        CallRecord record = notes.record();
        // It ended 0.6 s before; 1.4 s are the digits and the kiss-off, and the pause was kept from the answer on.
        assertThat(record.handshake().orElseThrow().after())
                .isBetween(Duration.ofMillis(-650), Duration.ofMillis(-500));
        assertThat(record.events().get(0).after()).isBetween(Duration.ofMillis(2_700), Duration.ofMillis(2_900));
    }

    @Test
    void a_handshake_whose_end_comes_after_the_answer_is_one() {
        CentralStation station = talk(new StationScript().handshakeAgain(NEVER), 700);

        assertThat(station.messages()).hasSize(1);
        assertThat(notes.record().handshake().orElseThrow().after()).isPositive();
    }

    @Test
    void when_the_answer_is_late_the_next_handshake_is_waited_for() {
        CentralStation station = talk(new StationScript().handshakeAgain(2_000), 2_200);

        assertThat(station.messages()).hasSize(1);
        assertThat(notes.of("a").attempts()).isEqualTo(1);
        assertThat(notes.record().handshake().orElseThrow().after()).isPositive();
    }

    @Test
    void a_station_that_invites_once_and_long_before_the_answer_is_told_all_the_same() {
        CentralStation station = talk(new StationScript().handshakeAgain(NEVER), 10_000);

        assertThat(station.messages()).hasSize(1);
        assertThat(notes.record().events().get(0).after()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
    }

    @Test
    void a_call_that_is_never_up_says_nothing() {
        CentralStation station = new CentralStation(new StationScript());
        AudioWire wire = new AudioWire(call, station).alaw();
        call.add(Notes.report("a", "1131", 1));
        station.answered();

        for (int i = 0; i < 20 * 50; i++) {
            wire.step();
        }
        call.ended();

        assertThat(station.digits()).isZero();
        assertThat(notes.of("a").result()).isEqualTo(Result.NOT_REACHED);
        assertThat(notes.record().handshake()).isEmpty();
    }

    @Test
    void what_the_network_whistles_before_the_answer_is_no_word_of_the_station() {
        CentralStation station = talk(
                new StationScript().handshake(StationScript.Handshake.LOW_ONLY).handshakeAgain(NEVER), 5_000);

        assertThat(station.digits()).isZero();
        assertThat(notes.of("a").result()).isEqualTo(Result.NO_HANDSHAKE);
    }
}

package org.switchroom.voice.modem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.phone.Ending;
import org.switchroom.testkit.phone.Whistle;
import org.switchroom.transport.Health;

/** Calls with sound one way at a time, time turned by hand. */
final class ModemTurnTest {
    private static final Duration FRAME = Duration.ofMillis(20);

    private PaperVoiceModem paper = new PaperVoiceModem(PaperVoiceModem.settings(ModemSettings.Duplex.HALF)).ready();

    private Ending.How how() {
        return paper.ending.orElseThrow().how();
    }

    @Test
    void a_modem_that_refuses_both_ways_at_once_is_used_one_way_at_a_time_from_then_on() {
        paper = new PaperVoiceModem().ready();
        paper.answers.put("AT+VTR", "\r\nERROR\r\n");

        paper.inCall(new Whistle(2, 0));
        paper.hearSound(2, PaperVoiceModem.LOUD);
        assertThat(how()).isEqualTo(Ending.How.DONE);
        paper.inCall(new Whistle(2, 0));

        assertThat(paper.commands).filteredOn("AT+VTR"::equals).hasSize(1);
        assertThat(paper.commands).last().isEqualTo("AT+VRX");
        assertThat(paper.words).isEqualTo("ready: sound in mu-law, one way at a time");
    }

    @Test
    void it_speaks_when_there_is_something_to_say_and_hears_again_80_ms_after_it() {
        paper.inCall(new Whistle(0, 5));

        paper.hearSound(1, PaperVoiceModem.SILENCE);
        assertThat(paper.commands).endsWith("AT+VRX", "sign !", "AT+VTX");
        paper.turn(FRAME.multipliedBy(4 + 3));
        assertThat(paper.commands).last().isEqualTo("AT+VTX");
        paper.turn(FRAME);

        assertThat(paper.commands).endsWith("AT+VTX", "sign \u0003", "AT+VRX");
        assertThat(paper.said.size())
                .as("one frame ahead, five said, four of silence")
                .isEqualTo((1 + 5 + 4) * 160);
        paper.hearSound(3, PaperVoiceModem.LOUD);
        assertThat(paper.audio.loud).hasValue(3);
    }

    @Test
    void what_is_said_during_a_slow_turn_is_said_after_it_and_none_of_it_is_lost() {
        paper.answers.put("AT+VTX", "");
        paper.inCall(new Whistle(0, 20));
        paper.hearSound(1, PaperVoiceModem.SILENCE);

        paper.turn(Duration.ofMillis(200));
        assertThat(paper.said.size()).isZero();
        paper.hear(PaperVoiceModem.CONNECT);
        assertThat(paper.said.size()).isEqualTo(11 * 160);
        paper.turn(FRAME.multipliedBy(9 + 4));

        assertThat(paper.said.size()).isEqualTo((20 + 4) * 160);
        assertThat(paper.commands).last().isEqualTo("AT+VRX");
    }

    @Test
    void it_hears_silence_while_it_turns_and_while_it_speaks() {
        paper.inCall(new Whistle(0, 5));
        paper.hearSound(1, PaperVoiceModem.SILENCE);

        paper.hear("\u0010b");
        paper.turn(FRAME.multipliedBy(5));

        assertThat(paper.audio.loud).hasValue(0);
        assertThat(paper.audio.frames).hasValue(6);
        assertThat(paper.ending).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sign !, does not end the sound", "AT+VTX, does not answer AT+VTX"})
    void a_modem_that_does_not_turn_is_given_up(String mute, String words) {
        paper.answers.put(mute, "");
        paper.inCall(new Whistle(0, 500));
        paper.hearSound(1, PaperVoiceModem.SILENCE);
        for (int i = 0; i < 24; i++) {
            paper.turn(Duration.ofMillis(100));
            paper.hear("\r\nRING\r\n");
        }
        assertThat(paper.ending).isEmpty();

        paper.turn(Duration.ofMillis(200));

        assertThat(how()).isEqualTo(Ending.How.CUT_OFF);
        assertThat(paper.ending.orElseThrow().detail()).contains(words);
        assertThat(paper.state).isEqualTo(Health.State.DOWN);
    }

    @Test
    void a_line_without_carrier_in_a_turn_ends_the_call() {
        paper.answers.put("AT+VTX", "\r\nNO CARRIER\r\n");
        paper.inCall(new Whistle(0, 5));

        paper.hearSound(1, PaperVoiceModem.SILENCE);

        assertThat(how()).isEqualTo(Ending.How.CUT_OFF);
        assertThat(paper.ending.orElseThrow().detail()).contains("NO CARRIER");
        assertThat(paper.commands).last().isEqualTo("ATH");
    }

    @Test
    void a_slow_turn_and_a_mute_end_together_take_no_longer_than_five_seconds() {
        paper.answers.put("AT+VTX", "");
        paper.answers.put("sign \u0003", "");
        paper.inCall(new Whistle(0, 500));
        paper.hearSound(1, PaperVoiceModem.SILENCE);
        paper.modem.hangUp(paper.now);
        paper.turn(Duration.ofMillis(2_400));
        paper.hear(PaperVoiceModem.CONNECT);
        assertThat(paper.ending).isEmpty();

        paper.turn(Duration.ofMillis(2_100));

        assertThat(how()).isEqualTo(Ending.How.DONE);
        assertThat(paper.state).isEqualTo(Health.State.DOWN);
    }

    @Test
    void the_longest_time_ends_what_only_hears() {
        paper.dial(Duration.ofSeconds(25), Duration.ofSeconds(1));

        paper.hearSound(50, PaperVoiceModem.SILENCE);

        assertThat(how()).isEqualTo(Ending.How.DONE);
        assertThat(paper.commands).endsWith("AT+VRX", "sign !", "ATH");
    }

    @Test
    void the_longest_time_ends_what_speaks_for_ever() {
        paper.inCall(new Whistle(0, Integer.MAX_VALUE));
        paper.hearSound(1, PaperVoiceModem.SILENCE);

        paper.turn(Duration.ofSeconds(300));

        assertThat(how()).isEqualTo(Ending.How.DONE);
        assertThat(paper.commands).endsWith("AT+VTX", "sign \u0003", "ATH");
    }

    @Test
    void a_call_that_ends_in_the_midst_of_a_turn_comes_to_its_end_first() {
        paper.answers.put("AT+VTX", "");
        paper.inCall(new Whistle(0, 500));
        paper.hearSound(1, PaperVoiceModem.SILENCE);

        paper.modem.hangUp(paper.now);
        assertThat(paper.commands).last().isEqualTo("AT+VTX");
        paper.hear(PaperVoiceModem.CONNECT);

        assertThat(paper.commands).endsWith("sign \u0003", "ATH");
        assertThat(how()).isEqualTo(Ending.How.DONE);
        assertThat(paper.state).isEqualTo(Health.State.UP);
    }
}

package org.switchroom.voice.modem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.phone.Ending;
import org.switchroom.testkit.phone.Whistle;
import org.switchroom.transport.Health;

/** Calls with sound both ways at once, time turned by hand. */
final class ModemCallTest {
    private final PaperVoiceModem paper = new PaperVoiceModem().ready();

    private Ending.How how() {
        return paper.ending.orElseThrow().how();
    }

    @ParameterizedTest
    @CsvSource({
        "BUSY,BUSY",
        "NO ANSWER,NO_ANSWER",
        "NO CARRIER,NO_ANSWER",
        "NO DIALTONE,LINE_DOWN",
        "NO DIAL TONE,LINE_DOWN",
        "ERROR,LINE_DOWN",
        "BLACKLISTED,LINE_DOWN",
        "DELAYED,LINE_DOWN"
    })
    void what_the_modem_says_to_dialling_is_an_ending(String result, Ending.How how) {
        paper.answers.put("ATD", "\r\n" + result + "\r\n");

        paper.dial(Duration.ofSeconds(25), Duration.ofSeconds(60));

        assertThat(how()).isEqualTo(how);
        assertThat(paper.audio.answered).isFalse();
        assertThat(paper.audio.endings).hasValue(1);
        assertThat(paper.commands).last().isEqualTo("ATH");
    }

    @Test
    void a_modem_that_never_says_VCON_but_chatters_is_taken_back_when_the_time_is_over() {
        paper.answers.put("ATD", "");
        paper.dial(Duration.ofSeconds(25), Duration.ofSeconds(60));
        for (int i = 0; i < 249; i++) {
            paper.turn(Duration.ofMillis(100));
            paper.hear("\r\nRINGING\r\n\u0010r");
        }
        assertThat(paper.commands).last().isEqualTo("ATDT012345");

        paper.turn(Duration.ofMillis(100));

        assertThat(paper.commands).endsWith("ATDT012345", "taken back", "ATH");
        assertThat(how()).isEqualTo(Ending.How.NO_ANSWER);
        assertThat(paper.isReady()).isTrue();
    }

    @Test
    void for_each_20_ms_heard_20_ms_are_said_and_60_are_ahead() {
        paper.inCall(new Whistle(0, 0));
        paper.hearSound(50, PaperVoiceModem.SILENCE);

        assertThat(paper.audio.answered).isTrue();
        assertThat(paper.audio.frames).hasValue(50);
        assertThat(paper.said.size()).isEqualTo(53 * 160);
    }

    @Test
    void a_modem_that_runs_dry_gets_more_ahead_but_not_for_ever() {
        paper.inCall(new Whistle(0, 0));
        for (int i = 0; i < 50; i++) {
            paper.hear("\u0010u");
        }

        assertThat(paper.said.size()).isEqualTo(10 * 160);
    }

    @Test
    void the_audio_hangs_up_in_order_and_what_went_wrong_with_the_sound_is_said() {
        paper.inCall(new Whistle(3, 0));
        paper.hear("\u0010u\u0010o");

        paper.hearSound(3, PaperVoiceModem.LOUD);

        assertThat(paper.commands).endsWith("AT+VTR", "sign ^", "ATH");
        assertThat(how()).isEqualTo(Ending.How.DONE);
        assertThat(paper.ending.orElseThrow().detail()).contains("1 times").contains("lost what was heard");
        assertThat(paper.audio.frames).hasValue(3);
    }

    @ParameterizedTest
    @CsvSource({"b,busy tone", "d,dial tone", "l,interrupted"})
    void a_sign_that_the_other_side_is_gone_ends_the_call(char sign, String words) {
        paper.inCall(new Whistle(0, 0));
        paper.hearSound(5, PaperVoiceModem.SILENCE);

        paper.hear("\u0010" + sign);

        assertThat(how()).isEqualTo(Ending.How.CUT_OFF);
        assertThat(paper.ending.orElseThrow().detail()).contains(words);
    }

    @Test
    void a_busy_tone_before_anybody_picked_up_is_busy_where_the_modem_does_not_follow_the_call() {
        paper.answers.put("ATD", "\r\nOK\r\n");
        paper.inCall(new Whistle(0, 0));

        paper.hear("\u0010b");

        assertThat(how()).isEqualTo(Ending.How.BUSY);
    }

    @Test
    void tones_that_the_modem_hears_while_we_speak_are_our_own() {
        paper.inCall(new Whistle(0, 10));
        paper.hearSound(5, PaperVoiceModem.SILENCE);
        paper.hear("\u0010b\u0010d");
        assertThat(paper.ending).isEmpty();

        paper.hearSound(6, PaperVoiceModem.SILENCE);
        paper.hear("\u0010b");

        assertThat(how()).isEqualTo(Ending.How.CUT_OFF);
    }

    @Test
    void other_signs_are_passed_over() {
        paper.inCall(new Whistle(0, 0));

        paper.hear("\u0010s\u0010q\u0010c\u0010h\u0010H\u0010r\u00105");
        paper.hearSound(5, PaperVoiceModem.SILENCE);

        assertThat(paper.ending).isEmpty();
    }

    @Test
    void a_modem_that_sends_no_sound_any_more_is_given_up_and_opened_again() {
        paper.inCall(new Whistle(0, 0));
        paper.hearSound(5, PaperVoiceModem.SILENCE);

        paper.turn(Duration.ofMillis(1_000));

        assertThat(how()).isEqualTo(Ending.How.CUT_OFF);
        assertThat(paper.state).isEqualTo(Health.State.DOWN);
        paper.turn(Duration.ofSeconds(6));
        assertThat(paper.isReady()).isTrue();
    }

    @Test
    void a_line_that_is_lost_in_a_call_cuts_it_off() {
        paper.inCall(new Whistle(0, 0));
        paper.lose("/dev/ttyACM0 is gone");

        assertThat(how()).isEqualTo(Ending.How.CUT_OFF);
        assertThat(paper.ending.orElseThrow().detail()).isEqualTo("/dev/ttyACM0 is gone");
        assertThat(paper.audio.endings).hasValue(1);
        paper.dial(Duration.ofSeconds(25), Duration.ofSeconds(60));
        assertThat(how()).isEqualTo(Ending.How.LINE_DOWN);
    }

    @Test
    void the_result_of_a_sound_that_the_modem_ended_is_not_taken_for_that_of_the_next_command() {
        paper.inCall(new Whistle(0, 0));
        paper.answers.put("ATD", "");
        paper.answers.put("ATH", "");

        paper.hear("\u0010\u0003");
        paper.hear("\r\nVCON\r\n");
        assertThat(paper.ending).as("not hung up yet").isEmpty();
        paper.hear("\r\nOK\r\n");
        assertThat(how()).isEqualTo(Ending.How.CUT_OFF);
        paper.dial(Duration.ofSeconds(25), Duration.ofSeconds(60));

        assertThat(paper.commands).endsWith("ATH", "ATDT012345");
    }

    @Test
    void it_hangs_up_after_the_longest_time_whatever_is_being_said() {
        paper.dial(Duration.ofSeconds(25), Duration.ofSeconds(10));
        paper.hearSound(499, PaperVoiceModem.SILENCE);
        assertThat(paper.ending).isEmpty();

        paper.hearSound(1, PaperVoiceModem.SILENCE);

        assertThat(how()).isEqualTo(Ending.How.DONE);
        assertThat(paper.ending.orElseThrow().detail()).contains("longest time");
    }

    @ParameterizedTest
    @CsvSource({"sign ^", "ATH"})
    void a_modem_that_does_not_hang_up_ends_the_call_within_five_seconds_even_so(String mute) {
        paper.inCall(new Whistle(2, 0));
        paper.answers.put(mute, "");
        paper.hearSound(2, PaperVoiceModem.LOUD);

        paper.turn(Duration.ofMillis(4_500));

        assertThat(how()).isEqualTo(Ending.How.DONE);
        assertThat(paper.openings).as("opened again").isGreaterThan(1);
    }

    @Test
    void a_line_that_is_closed_takes_back_what_rings() {
        paper.answers.put("ATD", "");
        paper.dial(Duration.ofSeconds(25), Duration.ofSeconds(60));

        paper.modem.hangUp(paper.now);
        paper.turn(Duration.ZERO);

        assertThat(paper.commands).endsWith("taken back", "ATH");
        assertThat(how()).isEqualTo(Ending.How.LINE_DOWN);
    }
}

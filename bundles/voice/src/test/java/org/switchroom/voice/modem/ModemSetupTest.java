package org.switchroom.voice.modem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.phone.Ending;
import org.switchroom.transport.Health;

final class ModemSetupTest {
    @Test
    void a_modem_is_calmed_and_set_up_command_by_command() {
        PaperVoiceModem paper = new PaperVoiceModem().ready();

        assertThat(paper.commands)
                .containsExactly(
                        "sign ^",
                        "sign !",
                        "sign \u0003",
                        "taken back",
                        "AT",
                        "ATE0V1Q0",
                        "ATH",
                        "AT+GCI=0A",
                        "ATX4",
                        "AT+FCLASS=8",
                        "AT+VLS=0",
                        "AT+VSM=?",
                        "AT+VSM=131,8000",
                        "AT+VSD=128,0",
                        "AT+VIT=0",
                        "AT+VGT=130");
        assertThat(paper.words).isEqualTo("ready: sound in mu-law");
    }

    @Test
    void without_a_dial_tone_it_waits_before_it_dials() {
        ModemSettings usual = PaperVoiceModem.USUAL;
        PaperVoiceModem paper = new PaperVoiceModem(new ModemSettings(
                        "",
                        Optional.empty(),
                        false,
                        Duration.ofSeconds(4),
                        Optional.of(Coding.UNSIGNED),
                        usual.duplex(),
                        usual.numbers()))
                .ready();

        assertThat(paper.commands).contains("ATX3", "ATS6=4", "AT+VSM=128,8000").doesNotContain("ATX4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "AT+FCLASS=8; ERROR; AT+FCLASS=8 by ERROR; it has to take it to be a voice modem",
                "AT+VSM=?; 129,\"16-BIT LINEAR\",(8000)|OK; no µ-law, A-law or linear sound of eight bits",
                "AT+GCI; ERROR; AT+GCI=0A by ERROR",
                "AT+VGT; ERROR; because the setting init says so"
            })
    void what_it_has_to_take_and_does_not_is_said_and_tried_again(String command, String answer, String words) {
        PaperVoiceModem paper = new PaperVoiceModem();
        paper.answers.put(command, "\r\n" + answer.strip().replace("|", "\r\n") + "\r\n");

        paper.plugIn();
        paper.turn(Duration.ofSeconds(1));

        assertThat(paper.state).isEqualTo(Health.State.DOWN);
        assertThat(paper.words).contains(words.strip());
        assertThat(paper.isOpen()).isFalse();
        paper.answers.put(
                command, command.equals("AT+VSM=?") ? "\r\n131,\"8-BIT ULAW\",(8000)\r\nOK\r\n" : "\r\nOK\r\n");
        paper.turn(Duration.ofSeconds(6));
        assertThat(paper.state).isEqualTo(Health.State.UP);
    }

    @ParameterizedTest
    @CsvSource({"AT+VLS", "AT+VSD", "AT+VIT", "ATH"})
    void what_it_may_refuse_stops_nothing(String command) {
        PaperVoiceModem paper = new PaperVoiceModem();
        paper.answers.put(command, "\r\nERROR\r\n");

        assertThat(paper.ready().isReady()).isTrue();
    }

    @Test
    void a_mute_modem_that_chatters_is_given_up_after_three_greetings_of_three_seconds() {
        PaperVoiceModem paper = new PaperVoiceModem();
        paper.answers.put("AT", "");
        paper.plugIn();
        paper.turn(Duration.ofMillis(300));
        for (int i = 0; i < 89; i++) {
            paper.turn(Duration.ofMillis(100));
            paper.hear("\r\nRING\r\n");
        }
        assertThat(paper.isOpen()).isTrue();

        paper.turn(Duration.ofMillis(100));

        assertThat(paper.isOpen()).isFalse();
        assertThat(paper.words).contains("does not answer AT");
        assertThat(paper.commands).filteredOn("AT"::equals).hasSize(3);
    }

    @Test
    void an_idle_modem_is_asked_for_a_sign_of_life_and_a_call_meanwhile_waits_for_it() {
        PaperVoiceModem paper = new PaperVoiceModem().ready();
        paper.answers.put("AT", "");
        paper.turn(Duration.ofSeconds(25));
        paper.dial(Duration.ofSeconds(20), Duration.ofSeconds(60));
        assertThat(paper.commands).noneMatch(command -> command.startsWith("ATD"));

        paper.hear("\r\nOK\r\n");
        assertThat(paper.commands).contains("ATDT012345");
    }

    @Test
    void an_idle_modem_that_gives_no_sign_of_life_is_down_and_the_waiting_call_is_told() {
        PaperVoiceModem paper = new PaperVoiceModem().ready();
        paper.answers.put("AT", "");
        paper.turn(Duration.ofSeconds(25));
        paper.dial(Duration.ofSeconds(20), Duration.ofSeconds(60));

        paper.turn(Duration.ofSeconds(3));

        assertThat(paper.state).isEqualTo(Health.State.DOWN);
        assertThat(paper.ending).map(Ending::how).contains(Ending.How.LINE_DOWN);
        assertThat(paper.audio.endings).hasValue(1);
    }

    @Test
    void numbers_are_dialled_as_the_line_needs_them() {
        NumberPlan pbx = new NumberPlan("0,", "43", "0", "00");

        assertThat(pbx.dialled("+4312345")).isEqualTo("0,012345");
        assertThat(pbx.dialled("+49301234")).isEqualTo("0,0049301234");
        assertThat(pbx.dialled("112")).isEqualTo("0,112");
        assertThat(new NumberPlan("", "", "0", "00").dialled("+4312345")).isEqualTo("004312345");
    }
}

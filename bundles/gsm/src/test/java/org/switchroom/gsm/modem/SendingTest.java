package org.switchroom.gsm.modem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.transport.Handover;

/** A message and its parts, from the command to what becomes of it, with time turned by hand. */
final class SendingTest {
    @ParameterizedTest
    @ValueSource(strings = {"\r\n> ", ">", "> ", "\r\n>", "\r\n^BOOT:1,2\r\n> "})
    void knows_every_prompt(String prompt) {
        PaperModem modem = PaperModem.working();
        modem.prompt = prompt;

        modem.send(1);

        assertThat(modem.outcome(1)).containsInstanceOf(Handover.Accepted.class);
        assertThat(modem.written).endsWith("AT+CMGS=18", "0011000B914316565811F90000AA04E8373B0C^Z");
        assertThat(modem.effects).contains(new Effect.PartSent(1, 0, 7));
    }

    @Test
    void sends_all_parts_one_after_the_other() {
        PaperModem modem = PaperModem.working();

        modem.send(1, Duration.ofMinutes(1), "0001", "000102", "00010203");

        assertThat(modem.commands()).containsSubsequence("AT+CMGS=1", "AT+CMGS=2", "AT+CMGS=3");
        assertThat(modem.effects)
                .containsSubsequence(
                        new Effect.PartSent(1, 0, 7),
                        new Effect.PartSent(1, 1, 7),
                        new Effect.PartSent(1, 2, 7),
                        new Effect.Sent(1));
    }

    @Test
    void what_the_modem_says_unasked_does_not_move_a_deadline() {
        PaperModem modem = PaperModem.working();
        modem.answers.put("PDU", "");
        modem.noise = Optional.of("\r\n^BOOT:33,0,0,0,70\r\n");

        modem.send(1, Duration.ofMinutes(10), "0001");
        Duration took =
                modem.passUntil(Duration.ofMinutes(10), each -> each.outcome(1).isPresent());

        assertThat(took).isEqualTo(Duration.ofSeconds(60));
        assertThat(modem.outcome(1)).containsInstanceOf(Handover.Uncertain.class);
    }

    @Test
    void answers_by_the_deadline_of_the_delivery_whatever_the_modem_does() {
        PaperModem modem = PaperModem.working();
        modem.answers.put("PDU", "");

        modem.send(1, Duration.ofSeconds(9), "0001");
        modem.send(2, Duration.ofSeconds(4), "0001");

        assertThat(modem.passUntil(
                        Duration.ofMinutes(1), each -> each.outcome(2).isPresent()))
                .isEqualTo(Duration.ofSeconds(4));
        assertThat(modem.outcome(2)).containsInstanceOf(Handover.Unavailable.class);
        assertThat(modem.passUntil(
                        Duration.ofMinutes(1), each -> each.outcome(1).isPresent()))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(modem.outcome(1)).containsInstanceOf(Handover.Uncertain.class);
    }

    @Test
    void without_a_prompt_nothing_was_handed_over_and_the_prompt_is_left_before_anything_else() {
        PaperModem modem = PaperModem.working();
        modem.answers.put("AT+CMGS", "");
        modem.send(1);

        modem.passUntil(Duration.ofMinutes(1), each -> each.outcome(1).isPresent());

        assertThat(modem.outcome(1)).containsInstanceOf(Handover.Unavailable.class);
        assertThat(modem.written).containsSubsequence("AT+CMGS=18", "ESC", "AT", "AT+CNMI?");
        assertThat(modem.machine.status().isWorking()).isTrue();
    }

    @Test
    void an_ok_that_belongs_to_an_earlier_command_is_passed_over() {
        PaperModem modem = PaperModem.working();
        modem.answers.put("AT+CSQ", "\r\nOK\r\n\r\n+CSQ: 9,99\r\n\r\nOK\r\n");
        modem.answers.put("AT+CMGS", "\r\nOK\r\n\r\n> ");
        modem.answers.put("PDU", "\r\nOK\r\n\r\n+CMGS: 200\r\n\r\nOK\r\n");

        modem.pass(Duration.ofSeconds(31));
        modem.send(1);

        assertThat(modem.machine.status().signalDecibels()).isEqualTo(OptionalInt.of(-95));
        assertThat(modem.effects).contains(new Effect.PartSent(1, 0, 200));
    }

    @Test
    void a_line_that_comes_in_pieces_is_a_line() {
        PaperModem modem = PaperModem.working();
        modem.answers.put("PDU", "");
        modem.send(1);

        for (String piece : List.of("\r", "\n+CM", "GS: ", "1", "2\r\n", "\r\nO", "K\r")) {
            modem.says(piece);
        }

        assertThat(modem.effects).contains(new Effect.PartSent(1, 0, 12), new Effect.Sent(1));
    }

    @ParameterizedTest
    @CsvSource({
        "1,Refused",
        "30,Refused",
        "195,Refused",
        "304,Refused",
        "176,Refused", //
        "8,Unavailable",
        "38,Unavailable",
        "42,Unavailable",
        "192,Unavailable",
        "330,Unavailable",
        "332,Unavailable",
        "500,Unavailable",
        "512,Unavailable",
        "322,Unavailable",
        "310,Unavailable",
        "9999,Unavailable"
    })
    void what_an_error_means_for_the_message(int code, String outcome) {
        PaperModem modem = PaperModem.working();
        modem.answers.put("PDU", "\r\n+CMS ERROR: " + code + "\r\n");

        modem.send(1);

        Handover handover = modem.outcome(1).orElseThrow();
        assertThat(handover.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(handover.toString()).contains("gsm.cms." + code);
    }

    @Test
    void a_plain_error_is_an_answer_too() {
        PaperModem modem = PaperModem.working();
        modem.answers.put("AT+CMGS", "\r\nERROR\r\n");

        modem.send(1);

        assertThat(modem.outcome(1)).containsInstanceOf(Handover.Unavailable.class);
        assertThat(modem.machine.status().isWorking()).isTrue();
    }

    @Test
    void a_later_part_that_the_network_can_not_take_now_is_tried_again_once() {
        PaperModem modem = PaperModem.working();
        modem.answers.put("PDU", "");
        modem.send(1, Duration.ofMinutes(5), "0001", "0002");
        modem.says("\r\n+CMGS: 1\r\n\r\nOK\r\n");
        modem.says("\r\n+CMS ERROR: 42\r\n");
        modem.says("\r\n+CMGS: 2\r\n\r\nOK\r\n");

        assertThat(modem.outcome(1)).containsInstanceOf(Handover.Accepted.class);
    }

    @Test
    void the_pace_is_kept() {
        ModemSettings usual = ModemSettings.usual("paper");
        PaperModem modem = new PaperModem(
                new ModemSettings(
                        "slow", Optional.empty(), Optional.empty(), false, Duration.ofSeconds(6), usual.times()),
                new RamMemory());
        modem.start();

        modem.send(1);
        modem.send(2);

        assertThat(modem.outcome(1)).isPresent();
        assertThat(modem.outcome(2)).isEmpty();
        assertThat(modem.passUntil(
                        Duration.ofMinutes(1), each -> each.outcome(2).isPresent()))
                .isEqualTo(Duration.ofSeconds(6));
    }
}

package org.switchroom.gsm.modem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.transport.Handover;

/** Driven with time turned by hand; the ladder has a test of its own. */
final class ModemMachineTest {
    private static ModemSettings withPin(String pin) {
        ModemSettings usual = ModemSettings.usual("paper");
        return new ModemSettings(usual.name(), Optional.of(pin), Optional.empty(), false, Duration.ZERO, usual.times());
    }

    @Test
    void sets_the_modem_up_in_an_order_in_which_each_step_can_rely_on_those_before_it() {
        PaperModem modem = PaperModem.working();

        assertThat(modem.written)
                .containsExactly(
                        "ESC",
                        "AT",
                        "ATE0",
                        "AT+CMEE=1",
                        "AT+CCID",
                        "AT+CPIN?",
                        "AT+CREG?",
                        "AT+CSQ",
                        "AT+COPS?",
                        "AT+CSCA?",
                        "AT+CMGF=0",
                        "AT+CPMS=\"SM\",\"SM\",\"SM\"",
                        "AT+CMMS=2",
                        "AT+CSMS=1",
                        "AT+CNMI=2,2,0,1,0",
                        "AT+CMGL=4");
        ModemStatus status = modem.machine.status();
        assertThat(status.isWorking()).isTrue();
        assertThat(status.sim()).isEqualTo("READY");
        assertThat(status.signalDecibels()).isEqualTo(OptionalInt.of(-73));
        assertThat(status.operator()).contains("Netz");
    }

    @Test
    void sets_the_service_centre_only_when_the_modem_has_another() {
        ModemSettings usual = ModemSettings.usual("paper");
        PaperModem same = new PaperModem(
                new ModemSettings(
                        "a", Optional.empty(), Optional.of("+436640501"), false, Duration.ZERO, usual.times()),
                new RamMemory());
        PaperModem other = new PaperModem(
                new ModemSettings("b", Optional.empty(), Optional.of("+4366099"), false, Duration.ZERO, usual.times()),
                new RamMemory());

        same.start();
        other.start();

        assertThat(same.commands()).noneMatch(command -> command.startsWith("AT+CSCA="));
        assertThat(other.commands()).contains("AT+CSCA=\"+4366099\"");
    }

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

    // --------------------------------------------------------------------------------------------------------- SIM

    @Test
    void gives_the_pin_and_waits_until_the_sim_is_ready() {
        PaperModem modem = new PaperModem(withPin("1234"), new RamMemory());
        modem.answers.put("AT+CPIN?", "\r\n+CPIN: SIM PIN\r\n" + PaperModem.OK);

        modem.start();
        modem.pass(Duration.ofSeconds(4));
        assertThat(modem.machine.status().isWorking()).isFalse();
        modem.answers.put("AT+CPIN?", "\r\n+CPIN: READY\r\n" + PaperModem.OK);
        modem.pass(Duration.ofSeconds(4));

        assertThat(modem.machine.status().isWorking()).isTrue();
        assertThat(modem.commands()).containsOnlyOnce("AT+CPIN=\"1234\"");
    }

    @Test
    void a_wrong_pin_is_tried_once_ever() {
        RamMemory disk = new RamMemory();
        List<String> commands = new ArrayList<>();
        for (int life = 0; life < 3; life++) {
            PaperModem modem = new PaperModem(withPin("0000"), disk);
            modem.answers.put("AT+CPIN?", "\r\n+CPIN: SIM PIN\r\n" + PaperModem.OK);
            modem.answers.put("AT+CPIN=\"0000\"", "\r\n+CME ERROR: 16\r\n");
            modem.start();
            modem.pass(Duration.ofHours(2));
            assertThat(modem.machine.status().rung()).isIn(Rung.OUT_OF_SERVICE, Rung.REOPEN);
            assertThat(modem.machine.status().reason()).contains("PIN");
            commands.addAll(modem.commands());
        }

        assertThat(commands).containsOnlyOnce("AT+CPIN=\"0000\"");
        assertThat(String.join(" ", disk.entries.keySet())).doesNotContain("0000");
    }

    @Test
    void a_pin_that_the_modem_died_over_is_not_tried_again() {
        RamMemory disk = new RamMemory();
        PaperModem first = new PaperModem(withPin("0000"), disk);
        first.answers.put("AT+CPIN?", "\r\n+CPIN: SIM PIN\r\n" + PaperModem.OK);
        first.answers.put("AT+CPIN=\"0000\"", "");
        first.start();

        PaperModem second = new PaperModem(withPin("0000"), disk);
        second.answers.put("AT+CPIN?", "\r\n+CPIN: SIM PIN\r\n" + PaperModem.OK);
        second.start();
        second.pass(Duration.ofHours(1));

        assertThat(first.commands()).contains("AT+CPIN=\"0000\"");
        assertThat(second.commands()).doesNotContain("AT+CPIN=\"0000\"");
    }

    @Test
    void another_sim_or_another_pin_has_its_own_try() {
        RamMemory disk = new RamMemory();
        for (String pin : List.of("0000", "0000", "1111")) {
            for (String sim : List.of("8943", "8949")) {
                PaperModem modem = new PaperModem(withPin(pin), disk);
                modem.answers.put("AT+CCID", "\r\n+CCID: " + sim + "\r\n" + PaperModem.OK);
                modem.answers.put("AT+CPIN?", "\r\n+CPIN: SIM PIN\r\n" + PaperModem.OK);
                modem.answers.put("AT+CPIN=\"" + pin + "\"", "\r\n+CME ERROR: 16\r\n");
                modem.start();
            }
        }

        assertThat(disk.entries).hasSize(4);
    }

    @Test
    void a_pin_that_was_right_is_given_again_after_the_next_power_cut() {
        RamMemory disk = new RamMemory();
        for (int life = 0; life < 3; life++) {
            PaperModem modem = new PaperModem(withPin("1234"), disk);
            modem.answers.put("AT+CPIN?", "\r\n+CPIN: SIM PIN\r\n" + PaperModem.OK);
            modem.start();
            modem.answers.put("AT+CPIN?", "\r\n+CPIN: READY\r\n" + PaperModem.OK);
            modem.pass(Duration.ofSeconds(5));
            assertThat(modem.machine.status().isWorking()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIM PUK", "SIM PUK2", "PH-SIM PIN", "PH-NET PIN", "SIM PIN2"})
    void never_answers_to_anything_but_the_pin(String state) {
        PaperModem modem = new PaperModem(withPin("1234"), new RamMemory());
        modem.answers.put("AT+CPIN?", "\r\n+CPIN: " + state + "\r\n" + PaperModem.OK);

        modem.start();
        modem.pass(Duration.ofHours(3));

        assertThat(modem.commands()).noneMatch(command -> command.startsWith("AT+CPIN="));
        assertThat(modem.machine.status().reason()).contains(state);
    }

    // --------------------------------------------------------------------------------------------------- coming in

    private static final String PDU = "07911326040000F0040B911346610089F60000208062917314080CC8F71D14969741F977FD07";

    @Test
    void acknowledges_only_after_it_is_kept() {
        PaperModem modem = PaperModem.working();

        modem.says("\r\n+CMT: ,31\r\n" + PDU + "\r\n");
        assertThat(modem.effects).contains(new Effect.Arrived(1, PDU));
        assertThat(modem.commands()).doesNotContain("AT+CNMA");
        modem.tell(new Event.Kept(1, true));

        assertThat(modem.commands()).endsWith("AT+CNMA");
    }

    @Test
    void what_could_not_be_kept_is_left_to_the_network() {
        PaperModem modem = PaperModem.working();
        modem.says("\r\n+CMT: ,31\r\n" + PDU + "\r\n");

        modem.tell(new Event.Kept(1, false));

        assertThat(modem.commands()).endsWith("AT+CNMA=2");
    }

    @Test
    void takes_what_comes_while_a_message_is_being_sent_and_acknowledges_it_afterwards() {
        PaperModem modem = PaperModem.working();
        modem.answers.put("PDU", "");
        modem.send(1);

        modem.says("\r\n+CMT: ,31\r\n" + PDU + "\r\n");
        modem.tell(new Event.Kept(1, true));
        modem.says("\r\n+CMGS: 5\r\n\r\nOK\r\n");

        assertThat(modem.effects).contains(new Effect.PartSent(1, 0, 5));
        assertThat(modem.commands()).endsWith("AT+CNMA");
    }

    @Test
    void empties_the_sim_and_deletes_only_what_is_kept() {
        PaperModem modem = PaperModem.usual();
        modem.answers.put(
                "AT+CMGL=4",
                "\r\n+CMGL: 0,1,,31\r\n" + PDU + "\r\n+CMGL: 3,0,\"\",31\r\n" + PDU
                        + "\r\n+CMGL: 4,3,,9\r\n000102030405060708\r\n" + PaperModem.OK);

        modem.start();
        assertThat(modem.effects).contains(new Effect.Arrived(1, PDU), new Effect.Arrived(2, PDU));
        modem.tell(new Event.Kept(2, true));
        modem.tell(new Event.Kept(1, false));

        // 4 was a message of somebody's own that only took room.
        assertThat(modem.commands()).contains("AT+CMGD=3", "AT+CMGD=4").doesNotContain("AT+CMGD=0");
    }

    @Test
    void reads_what_the_modem_says_it_has_stored() {
        PaperModem modem = PaperModem.working();
        modem.answers.put("AT+CMGL=4", "\r\n+CMGL: 9,0,,31\r\n" + PDU + "\r\n" + PaperModem.OK);

        modem.says("\r\n+CMTI: \"SM\",9\r\n");
        modem.tell(new Event.Kept(1, true));

        assertThat(modem.commands()).endsWith("AT+CMGL=4", "AT+CMGD=9");
    }

    @Test
    void goes_by_way_of_the_sim_when_the_modem_can_not_wait_for_an_acknowledgement() {
        PaperModem modem = PaperModem.usual();
        modem.answers.put("AT+CSMS=1", "\r\n+CMS ERROR: 303\r\n");
        modem.answers.put("AT+CNMI=2,1,0,1,0", "\r\nERROR\r\n");

        modem.start();

        assertThat(modem.commands()).contains("AT+CNMI=2,1,0,1,0", "AT+CNMI=1,1,0,1,0");
        assertThat(modem.machine.status().isWorking()).isTrue();
    }

    @Test
    void an_announcement_without_its_pdu_harms_nobody() {
        PaperModem modem = PaperModem.working();
        modem.answers.put("PDU", "");
        modem.send(1);

        modem.says("\r\n+CMT: ,31\r\n+CMGS: 3\r\n\r\nOK\r\n");

        assertThat(modem.outcome(1)).containsInstanceOf(Handover.Accepted.class);
    }
}

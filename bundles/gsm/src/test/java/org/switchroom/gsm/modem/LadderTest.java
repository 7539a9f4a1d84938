package org.switchroom.gsm.modem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchroom.transport.Handover;

/** What a modem does to get well again, step by step, with time turned by hand. */
final class LadderTest {
    private static void silence(PaperModem modem) {
        modem.answers.replaceAll((command, answer) -> "");
        for (String command : List.of(
                "AT", "ATE0", "AT+CMEE=1", "AT+CMGF=0", "AT+CFUN=0", "AT+CFUN=1", "AT+CMGS", "AT+CNMI=2,2,0,1,0")) {
            modem.answers.put(command, "");
        }
    }

    @Test
    void climbs_every_rung_and_then_waits_ever_longer_but_never_more_than_two_minutes() {
        PaperModem modem = PaperModem.working();
        modem.rungs.clear();
        silence(modem);

        modem.pass(Duration.ofMinutes(3));

        assertThat(modem.rungs)
                .startsWith(
                        Rung.PROBE,
                        Rung.LEAVE_PROMPT,
                        Rung.INITIALISE,
                        Rung.RADIO,
                        Rung.REOPEN,
                        Rung.OUT_OF_SERVICE,
                        Rung.REOPEN);
        assertThat(modem.machine.status().reason()).isNotBlank();
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            modem.passUntil(
                    Duration.ofMinutes(10), each -> each.machine.status().rung() == Rung.OUT_OF_SERVICE);
            waits.add(modem.passUntil(
                    Duration.ofMinutes(10), each -> each.machine.status().rung() != Rung.OUT_OF_SERVICE));
        }
        assertThat(waits.get(waits.size() - 1)).isEqualTo(Duration.ofMinutes(2));
        assertThat(waits).isSorted().allMatch(wait -> wait.compareTo(Duration.ofMinutes(2)) <= 0);
    }

    @Test
    void a_modem_that_was_only_slow_works_again_after_the_first_rung() {
        PaperModem modem = PaperModem.working();
        modem.rungs.clear();
        modem.answers.put("AT+CSQ", "");

        modem.pass(Duration.ofSeconds(36));

        assertThat(modem.rungs).containsExactly(Rung.PROBE, Rung.WORKING);
        assertThat(modem.commands()).doesNotContain("AT+CFUN=0");
    }

    @Test
    void a_modem_that_lost_its_settings_is_set_up_again() {
        PaperModem modem = PaperModem.working();
        modem.rungs.clear();
        modem.written.clear();
        modem.answers.put("AT+CNMI?", "\r\n+CNMI: 0,0,0,0,0\r\n" + PaperModem.OK);

        modem.pass(Duration.ofSeconds(31));

        assertThat(modem.rungs).containsExactly(Rung.INITIALISE, Rung.WORKING);
        assertThat(modem.commands()).contains("ATE0", "AT+CMGF=0", "AT+CNMI=2,2,0,1,0");
    }

    @Test
    void a_restart_is_noticed_by_what_the_modem_says() {
        PaperModem modem = PaperModem.working();
        modem.answers.put("PDU", "");
        modem.send(1);
        modem.rungs.clear();

        modem.says("\r\nRDY\r\n");

        assertThat(modem.outcome(1)).containsInstanceOf(Handover.Uncertain.class);
        assertThat(modem.rungs).containsExactly(Rung.INITIALISE, Rung.WORKING);
    }

    @Test
    void no_network_is_waited_for_and_then_the_radio_is_switched_off_and_on() {
        PaperModem modem = PaperModem.working();
        modem.rungs.clear();
        modem.answers.put("AT+CREG?", "\r\n+CREG: 0,2\r\n" + PaperModem.OK);

        modem.pass(Duration.ofSeconds(160));

        assertThat(modem.rungs).startsWith(Rung.INITIALISE, Rung.RADIO, Rung.REOPEN, Rung.OUT_OF_SERVICE);
        assertThat(modem.commands()).contains("AT+CFUN=0", "AT+CFUN=1");
        assertThat(modem.machine.status().reason()).contains("+CREG 2");
        modem.answers.put("AT+CREG?", "\r\n+CREG: 0,5\r\n" + PaperModem.OK);
        modem.pass(Duration.ofMinutes(2));
        assertThat(modem.machine.status().isWorking()).isTrue();
    }

    @Test
    void on_the_ladder_messages_are_answered_at_once() {
        PaperModem modem = PaperModem.working();
        modem.answers.put("PDU", "");
        modem.send(1);
        modem.send(2);
        silence(modem);
        modem.passUntil(Duration.ofMinutes(2), each -> each.outcome(1).isPresent());

        modem.send(3);

        assertThat(modem.outcome(1)).containsInstanceOf(Handover.Uncertain.class);
        assertThat(modem.outcome(2)).containsInstanceOf(Handover.Unavailable.class);
        assertThat(modem.outcome(3)).containsInstanceOf(Handover.Unavailable.class);
    }

    @Test
    void a_lost_line_is_opened_again() {
        PaperModem modem = PaperModem.working();
        modem.rungs.clear();

        modem.tell(new Event.Lost("unplugged"));
        assertThat(modem.machine.status().reason()).contains("unplugged");
        modem.pass(Duration.ofSeconds(2));

        assertThat(modem.rungs).containsExactly(Rung.REOPEN, Rung.WORKING);
    }

    @Test
    void a_line_that_can_not_be_opened_is_tried_until_it_can() {
        PaperModem modem = PaperModem.usual();
        modem.pluggedIn = false;

        modem.start();
        modem.pass(Duration.ofMinutes(10));
        assertThat(modem.machine.status().reason()).contains("no such device");
        modem.pluggedIn = true;
        modem.pass(Duration.ofMinutes(2).plusSeconds(2));

        assertThat(modem.machine.status().isWorking()).isTrue();
    }

    @Test
    void three_refusals_in_a_row_are_the_modems_trouble() {
        PaperModem modem = PaperModem.working();
        modem.rungs.clear();
        modem.answers.put("PDU", "\r\n+CMS ERROR: 500\r\n");

        modem.send(1);
        modem.send(2);
        assertThat(modem.rungs).isEmpty();
        modem.send(3);

        assertThat(modem.rungs).containsExactly(Rung.INITIALISE, Rung.WORKING);
    }

    @Test
    void dead_numbers_are_not() {
        PaperModem modem = PaperModem.working();
        modem.rungs.clear();
        modem.answers.put("PDU", "\r\n+CMS ERROR: 1\r\n");

        for (int i = 1; i < 10; i++) {
            modem.send(i);
        }

        assertThat(modem.rungs).isEmpty();
    }
}

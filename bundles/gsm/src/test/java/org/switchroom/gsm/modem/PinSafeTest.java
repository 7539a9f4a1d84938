package org.switchroom.gsm.modem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A PIN is tried once ever on a SIM: three wrong tries lock it. */
final class PinSafeTest {
    private static ModemSettings withPin(String pin) {
        ModemSettings usual = ModemSettings.usual("paper");
        return new ModemSettings(usual.name(), Optional.of(pin), Optional.empty(), false, Duration.ZERO, usual.times());
    }

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
}

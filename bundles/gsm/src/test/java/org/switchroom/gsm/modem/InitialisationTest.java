package org.switchroom.gsm.modem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** How a modem is set up, with what it can and can not do. */
final class InitialisationTest {
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

    @Test
    void goes_by_way_of_the_sim_when_the_modem_can_not_wait_for_an_acknowledgement() {
        PaperModem modem = PaperModem.usual();
        modem.answers.put("AT+CSMS=1", "\r\n+CMS ERROR: 303\r\n");
        modem.answers.put("AT+CNMI=2,1,0,1,0", "\r\nERROR\r\n");

        modem.start();

        assertThat(modem.commands()).contains("AT+CNMI=2,1,0,1,0", "AT+CNMI=1,1,0,1,0");
        assertThat(modem.machine.status().isWorking()).isTrue();
    }
}

package org.switchroom.route.smsmodem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.settings.WrongSetting;

final class SmsModemSettingsTest {
    private static final String PID = "org.switchroom.transport.modem~vienna";

    private static SmsModemSettings read(Map<String, Object> values) {
        return SmsModemSettings.read(PID, Configs.of(values));
    }

    @Test
    void a_device_is_enough() {
        SmsModemSettings settings = read(Map.of("device", "/dev/ttyUSB0"));

        assertThat(settings.name().value()).isEqualTo("modem-vienna");
        assertThat(settings.group()).isEqualTo("sms");
        assertThat(settings.tenant()).isEqualTo("main");
        assertThat(settings.port().description()).isEqualTo("/dev/ttyUSB0 115200 8N1");
        assertThat(settings.modem().pin()).isEmpty();
        assertThat(settings.modem().stored()).isFalse();
        assertThat(settings.longestValidity()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.memory().toString()).endsWith("store/modems/modem-vienna");
    }

    @Test
    @Tag("SM-084")
    void a_terminal_server_is_told_the_serial_settings_or_not() {
        Map<String, Object> values = new HashMap<>(Map.of("line", "tcp", "host", "10.0.0.5", "port", 4002));
        assertThat(read(values).port().description()).isEqualTo("tcp 10.0.0.5:4002");

        values.putAll(Map.of(
                "line",
                "rfc2217",
                "baud",
                9_600,
                "data$_$bits",
                7,
                "parity",
                "even",
                "stop$_$bits",
                "1.5",
                "flow$_$control",
                "rts-cts"));
        assertThat(read(values).port().description()).isEqualTo("rfc2217 10.0.0.5:4002 9600 7E1.5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "line; usb; 'line' is 'usb'",
                "parity; half; 'parity' is 'half'",
                "_sim_pin; 12; '.sim.pin' is not 4 to 8 digits",
                "sms_centre; 0664; 'sms.centre' is '0664'",
                "receive; never; 'receive' is 'never'",
                "transport_name; Modem 1; 'transport.name' can not be used",
                "tenant; North; 'tenant' is 'North'",
                "transport_group; SMS!; 'transport.group' is 'SMS!'"
            })
    void a_wrong_setting_is_named(String key, String value, String words) {
        assertThatThrownBy(() -> read(Map.of("device", "/dev/ttyUSB0", key, value)))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith(PID)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource({"pace,-1,pace", "max$_$parts,0,max-parts", "max$_$validity,169,max-validity", "baud,1,baud"})
    void a_number_out_of_its_range_is_named(String key, int value, String shown) {
        assertThatThrownBy(() -> read(Map.of("device", "/dev/ttyUSB0", key, value)))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("'" + shown + "' is " + value);
    }

    @Test
    void what_the_line_needs_is_missed_and_what_is_no_number_is_said_to() {
        assertThatThrownBy(() -> read(Map.of()))
                .hasMessageContaining("'device' is missing; the line 'serial' needs it");
        assertThatThrownBy(() -> read(Map.of("line", "tcp"))).hasMessageContaining("'host' is missing");
        assertThatThrownBy(() -> read(Map.of("device", "x", "pace", new NumberFormatException("soon"))))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("'pace' can not be read");
    }

    @Test
    void the_pin_is_in_no_message() {
        assertThatThrownBy(() -> read(Map.of("device", "x", "_sim_pin", "12x4")))
                .message()
                .doesNotContain("12x4");
    }
}

package org.switchroom.voice.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.voice.modem.Coding;
import org.switchroom.voice.modem.ModemSettings;
import org.switchroom.voice.modem.NumberPlan;

final class VoiceSettingsTest {
    private static VoiceSettings read(Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(Map.of("device", "/dev/ttyACM0"));
        all.putAll(values);
        return VoiceSettings.read(Simulated.PID, Configs.of(all));
    }

    @Test
    void a_device_is_enough() {
        VoiceSettings settings = read(Map.of());

        assertThat(settings.name()).isEqualTo("voice-1");
        assertThat(settings.port().description()).isEqualTo("/dev/ttyACM0 115200 8N1");
        assertThat(settings.modem().duplex()).isEqualTo(ModemSettings.Duplex.AUTO);
        assertThat(settings.modem().coding()).isEmpty();
        assertThat(settings.modem().numbers()).isEqualTo(new NumberPlan("", "", "0", "00"));
    }

    @Test
    void what_is_set_is_used() {
        VoiceSettings settings = read(Map.of(
                "line", "rfc2217",
                "host", "10.0.0.5",
                "init", "AT+VRA=55",
                "country", "0a",
                "dial_country", "43",
                "dial_prefix", "0,",
                "sound", "a-law",
                "duplex", "half"));

        assertThat(settings.port().description()).startsWith("rfc2217 10.0.0.5:4001");
        assertThat(settings.modem().init()).isEqualTo("AT+VRA=55");
        assertThat(settings.modem().installedIn()).contains("0A");
        assertThat(settings.modem().coding()).isEqualTo(Optional.of(Coding.A_LAW));
        assertThat(settings.modem().duplex()).isEqualTo(ModemSettings.Duplex.HALF);
        assertThat(settings.modem().numbers().prefix()).isEqualTo("0,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "line; usb; 'line' is 'usb'",
                "device; ''; 'device' is missing",
                "init; ATH\r+++; 'init' is",
                "init; +VRA=5; 'init' is '+VRA=5'",
                "country; Austria; 'country' is 'Austria'",
                "dial_country; 043; 'dial.country' is '043'",
                "dial_prefix; 0p; 'dial.prefix' is '0p'",
                "dial_national; '-'; 'dial.national' is '-'",
                "sound; g729; 'sound' is 'g729'",
                "duplex; both; 'duplex' is 'both'",
                "flow$_$control; xon-xoff; 'flow-control' is 'xon-xoff'",
                "line_name; Line 1; 'line.name' is 'Line 1'"
            })
    void a_wrong_setting_is_named(String key, String value, String words) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith(Simulated.PID)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource({"baud,57600,baud", "dial_pause,1,dial.pause", "pace,-1,pace"})
    void a_number_out_of_its_range_is_named(String key, int value, String shown) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("'" + shown + "' is " + value);
    }
}

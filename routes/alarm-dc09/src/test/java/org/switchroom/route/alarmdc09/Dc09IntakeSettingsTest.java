package org.switchroom.route.alarmdc09;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.dc09.receiver.ClockWindow;
import org.switchroom.dc09.receiver.ReceiverSettings;
import org.switchroom.settings.WrongSetting;

final class Dc09IntakeSettingsTest {
    private static final String PID = "org.switchroom.intake.dc09~main";

    private static ReceiverSettings read(Map<String, Object> values) {
        return Dc09IntakeSettings.read(PID, Configs.of(values));
    }

    @Test
    void an_empty_file_listens_where_no_panel_comes() {
        ReceiverSettings settings = read(Map.of());

        assertThat(settings.name()).isEqualTo("dc09-main");
        assertThat(settings.address().getAddress().isLoopbackAddress()).isTrue();
        assertThat(settings.address().getPort()).isEqualTo(12_300);
        assertThat(settings.tcp()).isTrue();
        assertThat(settings.udp()).isTrue();
        assertThat(settings.window()).isEqualTo(ClockWindow.USUAL);
        assertThat(settings.limits().connections()).isEqualTo(2_000);
        assertThat(settings.limits().idle()).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void without_a_name_in_the_files_name_it_is_dc09() {
        assertThat(Dc09IntakeSettings.read(Dc09IntakeInstance.PID, Configs.of(Map.of()))
                        .name())
                .isEqualTo("dc09");
    }

    @ParameterizedTest
    @CsvSource({
        "port, 0, 1 to 65535",
        "clock_late, -1, 0 to 86400",
        "clock_early, 90000, 0 to 86400",
        "max_connections, 0, 1 to 50000",
        "max_waiting, 0, 1 to 100000",
        "max_length, 63, 64 to 4095",
        "timeout_idle, 9, 10 to 86400",
        "timeout_slow, 0, 1 to 600"
    })
    void what_is_out_of_range_is_named(String setting, int value, String expected) {
        assertThatThrownBy(() -> read(Map.of(setting, value)))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining(PID)
                .hasMessageContaining("'" + setting.replace('_', '.') + "' is " + value)
                .hasMessageContaining(expected);
    }

    @Test
    void an_address_of_no_machine_and_no_protocol_at_all_are_named() {
        assertThatThrownBy(() -> read(Map.of("address", ""))).hasMessageContaining("'address'");
        assertThatThrownBy(() -> read(Map.of("tcp", false, "udp", false))).hasMessageContaining("'udp'");
        assertThatThrownBy(() -> read(Map.of("port", new IllegalArgumentException("For input string: \"x\""))))
                .hasMessageContaining("'port' can not be read");
    }
}

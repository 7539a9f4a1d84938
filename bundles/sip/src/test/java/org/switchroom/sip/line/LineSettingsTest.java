package org.switchroom.sip.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.sip.message.Codec;

final class LineSettingsTest {
    private static final String PID = "org.switchroom.transport.line~1";

    private static LineSettings read(Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(Map.of("proxy", "sip.example.at", "user", "4312345"));
        all.putAll(values);
        return LineSettings.read(PID, Configs.of(all));
    }

    @Test
    void a_proxy_and_a_user_are_enough() {
        LineSettings settings = read(Map.of());

        assertThat(settings.name()).isEqualTo("line-1");
        assertThat(settings.proxyPort()).isEqualTo(5_060);
        assertThat(settings.domain()).isEqualTo("sip.example.at");
        assertThat(settings.callerId()).isEqualTo("4312345");
        assertThat(settings.credentials()).isEmpty();
        assertThat(settings.codecs()).containsExactly(Codec.PCMA, Codec.PCMU);
        assertThat(settings.registers()).isTrue();
    }

    @Test
    void ports_passwords_and_ranges_are_read() {
        LineSettings settings = read(Map.of(
                "proxy",
                "[2001:db8::1]:5080",
                "_password",
                "s3cret",
                "auth_user",
                "u7",
                "sound_ports",
                "20000 - 20099",
                "codecs",
                "pcmu",
                "domain",
                "example.at"));

        assertThat(settings.proxyHost()).isEqualTo("2001:db8::1");
        assertThat(settings.proxyPort()).isEqualTo(5_080);
        assertThat(settings.credentials().orElseThrow().user()).isEqualTo("u7");
        assertThat(settings.soundPorts()).isEqualTo(new LineSettings.PortRange(20_000, 20_099));
        assertThat(settings.codecs()).containsExactly(Codec.PCMU);
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "proxy; sip example; 'proxy' is 'sip example'",
                "proxy; a:70000; 'proxy' has the port 70000",
                "proxy; ''; 'proxy' is missing",
                "user; ''; 'user' is missing",
                "user; a b; 'user' is 'a b'",
                "protocol; tls; 'protocol' is 'tls'",
                "codecs; g729; 'codecs' is 'g729'",
                "local_address; here; 'local.address' is 'here'",
                "sound_ports; 5-1; 'sound.ports' is '5-1'",
                "sound_ports; many; 'sound.ports' is 'many'",
                "line_name; Line 1; 'line.name' is 'Line 1'"
            })
    void a_wrong_setting_is_named(String key, String value, String words) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith(PID)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource({
        "channels,0,channels",
        "channels,501,channels",
        "pace,-1,pace",
        "register_expires,29,register.expires",
        "keep$_$alive,4,keep-alive",
        "local_port,65536,local.port"
    })
    void a_number_out_of_its_range_is_named(String key, int value, String shown) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("'" + shown + "' is " + value);
    }

    @Test
    void what_is_no_number_is_said_to() {
        assertThatThrownBy(() -> read(Map.of("channels", new NumberFormatException("many"))))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("'channels' can not be read");
    }
}

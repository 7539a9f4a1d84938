package org.switchroom.route.contactidip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.dc09.sender.PathView;
import org.switchroom.dc09.sender.ReceiverAddress;
import org.switchroom.dc09.sender.SenderSettings;
import org.switchroom.settings.WrongSetting;
import org.switchroom.transport.Health;

final class StationSettingsTest {
    private static final String PID = "org.switchroom.transport.dc09~vienna";

    private static StationSettings read(Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(Map.of("receivers", "tcp:a.example:12300, udp:[::1]:12301"));
        all.putAll(values);
        return StationSettings.read(PID, Configs.of(all));
    }

    @Test
    void receivers_are_enough() {
        StationSettings settings = read(Map.of());

        assertThat(settings.name().value()).isEqualTo("dc09-vienna");
        assertThat(settings.group()).isEqualTo("dc09-vienna");
        assertThat(settings.sender().receivers())
                .containsExactly(
                        new ReceiverAddress(false, "a.example", 12_300), new ReceiverAddress(true, "[::1]", 12_301));
        assertThat(settings.sender().attempts()).isEqualTo(3);
        assertThat(settings.sender().answer()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.sender().polls()).isEmpty();
        assertThat(settings.sender().cipher()).isEmpty();
        assertThat(settings.memory().toString()).endsWith("store/dc09/dc09-vienna");
    }

    @Test
    void polls_and_keys_are_read_in_both_forms() {
        assertThat(read(Map.of("poll_account", "12ab", "poll_main", 10))
                        .sender()
                        .polls())
                .contains(new SenderSettings.Polls("12AB", Duration.ofSeconds(10), Duration.ofSeconds(890)));
        assertThat(read(Map.of("_key", "000102030405060708090A0B0C0D0E0F"))
                        .sender()
                        .cipher())
                .isPresent();
        assertThat(read(Map.of("_key", "sixteen letters!", "key_form", "ascii"))
                        .sender()
                        .cipher())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "receivers, smtp:a:1, tcp:HOST:PORT",
        "receivers, '', is missing",
        "receivers, tcp:a:70000, tcp:HOST:PORT",
        "line, xyz, hexadecimal",
        "format, dtmf, contact-id or sia",
        "poll_account, no, hexadecimal",
        "transport_name, Two Words, transport.name",
        "transport_group, Two Words, transport.group",
        "key_form, base64, hex or ascii"
    })
    void what_can_not_be_used_is_named(String setting, String value, String expected) {
        assertThatThrownBy(() -> read(Map.of(setting, value)))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining(PID)
                .hasMessageContaining(setting.replace('_', '.'))
                .hasMessageContaining(expected);
    }

    @Test
    void a_key_is_never_shown() {
        assertThatThrownBy(() -> read(Map.of("_key", "secret")))
                .message()
                .contains(".key")
                .doesNotContain("secret");
        assertThatThrownBy(() -> read(Map.of("attempts", 11)))
                .message()
                .contains("attempts")
                .contains("1 to 10");
    }

    @Test
    void health_names_each_way() {
        Instant now = Instant.EPOCH;
        PathView up =
                new PathView(new ReceiverAddress(false, "a", 1), PathView.State.UP, "answers", now, Optional.of(now));
        PathView down = new PathView(
                new ReceiverAddress(true, "b", 2),
                PathView.State.DOWN,
                "gave no answer",
                now.plusSeconds(5),
                Optional.empty());

        assertThat(StationHealth.of(List.of(up)).state()).isEqualTo(Health.State.UP);
        assertThat(StationHealth.of(List.of(down, down)).state()).isEqualTo(Health.State.DOWN);
        assertThat(StationHealth.of(List.of(up, down)))
                .isEqualTo(new Health(
                        Health.State.DEGRADED,
                        "main tcp:a:1: answers; back-up udp:b:2: gave no answer",
                        now.plusSeconds(5)));
    }
}

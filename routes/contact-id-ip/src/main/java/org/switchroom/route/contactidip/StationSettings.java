package org.switchroom.route.contactidip;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.switchroom.dc09.frame.FrameCipher;
import org.switchroom.dc09.sender.ReceiverAddress;
import org.switchroom.dc09.sender.SenderSettings;
import org.switchroom.settings.SettingsReader;
import org.switchroom.transport.TransportName;

/**
 * One station's file, checked.
 *
 * @param sia whether events are sent in SIA's words
 * @param memory file of the numbers of messages
 */
record StationSettings(
        TransportName name, String group, SenderSettings sender, boolean sia, int parallel, Path memory) {
    private static final Pattern GROUP = Pattern.compile("[a-z][a-z0-9.-]{0,39}");
    private static final Pattern LINE = Pattern.compile("[0-9A-Fa-f]{1,6}");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9A-Fa-f]{3,16}");

    static StationSettings read(String pid, StationConfig config) {
        return new Reader(pid, config, new SettingsReader(pid)).settings();
    }

    private record Reader(String pid, StationConfig config, SettingsReader read) {
        StationSettings settings() {
            TransportName name = name();
            SenderSettings sender = new SenderSettings(
                    name.value(),
                    receivers(),
                    cipher(),
                    read.matching("line", read.text("line", config::line), LINE, "1 to 6 hexadecimal digits"),
                    read.within("attempts", config::attempts, 1, 10),
                    read.seconds("timeout.answer", config::timeout_answer, 1, 60),
                    polls());
            String group = read.text("transport.group", config::transport_group);
            String memory = read.text("memory", config::memory);
            return new StationSettings(
                    name,
                    group.isEmpty()
                            ? name.value()
                            : read.matching("transport.group", group, GROUP, "a name such as station"),
                    sender,
                    read.oneOf("format", config::format, "contact-id", "sia").equals("sia"),
                    read.within("parallel", config::parallel, 1, 100),
                    memory.isEmpty()
                            ? Path.of(System.getProperty("karaf.base", "."), "store", "dc09", name.value())
                            : Path.of(memory));
        }

        /** The file's own name stands behind the factory's and a tilde. */
        private TransportName name() {
            String given = read.text("transport.name", config::transport_name);
            String own = pid.substring(StationInstance.PID.lastIndexOf('.') + 1).replace('~', '-');
            try {
                return new TransportName(given.isEmpty() ? own.toLowerCase(Locale.ROOT) : given);
            } catch (IllegalArgumentException unusable) {
                throw read.wrong("transport.name", "can not be used: " + unusable.getMessage());
            }
        }

        private List<ReceiverAddress> receivers() {
            List<ReceiverAddress> receivers = new ArrayList<>();
            for (String each : read.text("receivers", config::receivers).split("[,\\s]+")) {
                if (!each.isEmpty()) {
                    receivers.add(ReceiverAddress.parse(each)
                            .orElseThrow(() -> read.wrong(
                                    "receivers",
                                    "has '" + each
                                            + "'; expected tcp:HOST:PORT or udp:HOST:PORT, separated by commas")));
                }
            }
            if (receivers.isEmpty()) {
                throw read.wrong("receivers", "is missing; expected at least one such as tcp:alarm.example.org:12300");
            }
            return receivers;
        }

        private Optional<FrameCipher> cipher() {
            String key = config._key() == null ? "" : config._key();
            String form = read.oneOf("key.form", config::key_form, "hex", "ascii");
            if (key.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(new FrameCipher(
                        form.equals("hex")
                                ? HexFormat.of().parseHex(key.strip())
                                : key.getBytes(StandardCharsets.ISO_8859_1)));
            } catch (IllegalArgumentException unusable) {
                // Its message could show the key.
                throw read.wrong(
                        ".key",
                        form.equals("hex")
                                ? "is no key; expected 32, 48 or 64 hexadecimal digits, or 'key.form = ascii'"
                                : "is no key; expected 16, 24 or 32 characters");
            }
        }

        private Optional<SenderSettings.Polls> polls() {
            String account = read.text("poll.account", config::poll_account);
            int main = read.within("poll.main", config::poll_main, 5, 86_400);
            int backup = read.within("poll.backup", config::poll_backup, 5, 86_400);
            return account.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new SenderSettings.Polls(
                            read.matching("poll.account", account, ACCOUNT, "3 to 16 hexadecimal digits")
                                    .toUpperCase(Locale.ROOT),
                            Duration.ofSeconds(main),
                            Duration.ofSeconds(backup)));
        }
    }
}

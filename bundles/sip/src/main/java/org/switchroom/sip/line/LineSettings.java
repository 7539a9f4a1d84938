package org.switchroom.sip.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchroom.sip.message.Codec;
import org.switchroom.sip.message.Credentials;

/**
 * One line's file, checked.
 *
 * @param name unique in the runtime
 * @param keepAlive zero for none
 * @param soundPorts first and last; both 0 for any
 */
record LineSettings(
        String name,
        String proxyHost,
        int proxyPort,
        boolean tcp,
        String domain,
        String user,
        Optional<Credentials> credentials,
        String callerId,
        boolean registers,
        Duration registration,
        Duration keepAlive,
        List<Codec> codecs,
        int channels,
        Duration pace,
        String localAddress,
        int localPort,
        String publicAddress,
        PortRange soundPorts) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{0,39}");
    private static final Pattern SERVER = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9._~!*'()&=+$,%-]{1,80}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}");
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,5})\\s*-\\s*([0-9]{1,5})");

    /** Both 0 for any. */
    record PortRange(int first, int last) {}

    LineSettings {
        codecs = List.copyOf(codecs);
    }

    static LineSettings read(String pid, LineConfig config) {
        return new Reader(pid, config).read();
    }

    private record Reader(String pid, LineConfig config) {
        LineSettings read() {
            Matcher proxy = shaped("proxy", config.proxy(), SERVER, "a name or address, with :port behind it");
            int port = proxy.group(2) == null ? 5060 : Integer.parseInt(proxy.group(2));
            if (port < 1 || port > 65_535) {
                throw new WrongSetting(pid, "proxy", "has the port " + port + "; expected 1 to 65535");
            }
            String user =
                    shaped("user", config.user(), USER, "the account's name").group();
            String protocol = config.protocol().strip().toLowerCase(Locale.ROOT);
            if (!List.of("udp", "tcp").contains(protocol)) {
                throw new WrongSetting(pid, "protocol", "is '" + config.protocol() + "'; expected udp, tcp");
            }
            int keepAlive = within("keep-alive", config::keep$_$alive, 0, 3_600);
            if (keepAlive > 0 && keepAlive < 5) {
                throw new WrongSetting(pid, "keep-alive", "is " + keepAlive + "; expected 0 or 5 to 3600");
            }
            return new LineSettings(
                    name(),
                    bare(proxy.group(1)),
                    port,
                    protocol.equals("tcp"),
                    optional("domain", config.domain(), SERVER, "a domain").orElse(proxy.group()),
                    user,
                    credentials(user),
                    optional("caller.id", config.caller_id(), USER, "a number").orElse(user),
                    value("register", config::register),
                    Duration.ofSeconds(within("register.expires", config::register_expires, 30, 86_400)),
                    Duration.ofSeconds(keepAlive),
                    codecs(),
                    within("channels", config::channels, 1, 500),
                    Duration.ofMillis(within("pace", config::pace, 0, 60_000)),
                    optional("local.address", config.local_address(), ADDRESS, "an IP address")
                            .orElse(""),
                    within("local.port", config::local_port, 0, 65_535),
                    optional("public.address", config.public_address(), ADDRESS, "an IP address")
                            .orElse(""),
                    soundPorts());
        }

        /** The file's own name stands behind the factory's and a tilde. */
        private String name() {
            String given = config.line_name().strip();
            String own = pid.substring(LineInstance.PID.lastIndexOf('.') + 1).replace('~', '-');
            String name = given.isEmpty() ? own.toLowerCase(Locale.ROOT) : given;
            if (!NAME.matcher(name).matches()) {
                throw new WrongSetting(
                        pid,
                        "line.name",
                        "is '" + name + "'; expected lower case letters, digits, '.' and '-', at most 40,"
                                + " a letter first");
            }
            return name;
        }

        private Optional<Credentials> credentials(String user) {
            String password = config._password() == null ? "" : config._password();
            String name =
                    optional("auth.user", config.auth_user(), USER, "a name").orElse(user);
            return password.isEmpty() ? Optional.empty() : Optional.of(new Credentials(name, password));
        }

        private List<Codec> codecs() {
            List<Codec> codecs = new ArrayList<>();
            for (String each : config.codecs().split(",")) {
                switch (each.strip().toLowerCase(Locale.ROOT)) {
                    case "pcma" -> codecs.add(Codec.PCMA);
                    case "pcmu" -> codecs.add(Codec.PCMU);
                    default ->
                        throw new WrongSetting(
                                pid, "codecs", "is '" + config.codecs() + "'; expected pcma, pcmu or both");
                }
            }
            return codecs.stream().distinct().toList();
        }

        private PortRange soundPorts() {
            String text = config.sound_ports().strip();
            if (text.isEmpty()) {
                return new PortRange(0, 0);
            }
            Matcher range = shaped("sound.ports", text, RANGE, "first-last, such as 16384-16583");
            int first = Integer.parseInt(range.group(1));
            int last = Integer.parseInt(range.group(2));
            if (first < 1_024 || last > 65_535 || first >= last) {
                throw new WrongSetting(
                        pid, "sound.ports", "is '" + text + "'; expected two ports from 1024 to 65535, first-last");
            }
            return new PortRange(first, last);
        }

        private static String bare(String host) {
            return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        }

        private Matcher shaped(String key, String found, Pattern shape, String expected) {
            if (found.isBlank()) {
                throw new WrongSetting(pid, key, "is missing; expected " + expected);
            }
            Matcher matcher = shape.matcher(found.strip());
            if (!matcher.matches()) {
                throw new WrongSetting(pid, key, "is '" + found + "'; expected " + expected);
            }
            return matcher;
        }

        private Optional<String> optional(String key, String found, Pattern shape, String expected) {
            return found.isBlank()
                    ? Optional.empty()
                    : Optional.of(shaped(key, found, shape, expected).group());
        }

        private int within(String key, Supplier<Integer> setting, int least, int most) {
            int found = value(key, setting);
            if (found < least || found > most) {
                throw new WrongSetting(pid, key, "is " + found + "; expected " + least + " to " + most);
            }
            return found;
        }

        /** DS converts when it is asked, and fails without naming the key. */
        private <T> T value(String key, Supplier<T> setting) {
            try {
                return setting.get();
            } catch (RuntimeException notConvertible) {
                throw new WrongSetting(pid, key, "can not be read: " + notConvertible.getMessage());
            }
        }
    }
}

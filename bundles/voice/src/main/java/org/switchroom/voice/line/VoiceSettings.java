package org.switchroom.voice.line;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.switchroom.gsm.line.LinePort;
import org.switchroom.gsm.line.Rfc2217Port;
import org.switchroom.gsm.line.SerialLinePort;
import org.switchroom.gsm.line.SerialSettings;
import org.switchroom.gsm.line.TcpPort;
import org.switchroom.voice.modem.Coding;
import org.switchroom.voice.modem.ModemSettings;
import org.switchroom.voice.modem.NumberPlan;

/**
 * One voice modem's file, checked.
 *
 * @param name unique in the runtime
 * @param pace from the end of a call to the next
 */
record VoiceSettings(String name, LinePort port, ModemSettings modem, Duration pace) {
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{0,39}");
    private static final Pattern INIT = Pattern.compile("[Aa][Tt][ -~]{1,120}");
    private static final Pattern COUNTRY = Pattern.compile("[0-9A-Fa-f]{2}");
    private static final Pattern COUNTRY_CODE = Pattern.compile("[1-9][0-9]{0,2}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,8}");
    private static final Pattern PREFIX = Pattern.compile("[0-9*#,W]{1,20}");

    static VoiceSettings read(String pid, VoiceConfig config) {
        return new Reader(pid, config).read();
    }

    private record Reader(String pid, VoiceConfig config) {
        VoiceSettings read() {
            String sound = oneOf("sound", config.sound(), "auto", "mu-law", "a-law", "unsigned", "signed");
            ModemSettings modem = new ModemSettings(
                    optional("init", config.init(), INIT, "one AT command").orElse(""),
                    optional("country", config.country(), COUNTRY, "two hexadecimal digits")
                            .map(code -> code.toUpperCase(Locale.ROOT)),
                    value("dial.tone", config::dial_tone),
                    Duration.ofSeconds(within("dial.pause", config::dial_pause, 2, 20)),
                    sound.equals("auto") ? Optional.empty() : Optional.of(Coding.valueOf(constant(sound))),
                    ModemSettings.Duplex.valueOf(constant(oneOf("duplex", config.duplex(), "auto", "full", "half"))),
                    numbers());
            return new VoiceSettings(name(), port(), modem, Duration.ofMillis(within("pace", config::pace, 0, 60_000)));
        }

        /** The file's own name stands behind the factory's and a tilde. */
        private String name() {
            String given = config.line_name().strip();
            String own = pid.substring(VoiceInstance.PID.lastIndexOf('.') + 1).replace('~', '-');
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

        private NumberPlan numbers() {
            return new NumberPlan(
                    optional("dial.prefix", config.dial_prefix(), PREFIX, "digits, '*', '#', ',' and 'W'")
                            .orElse(""),
                    optional("dial.country", config.dial_country(), COUNTRY_CODE, "1 to 3 digits such as 43")
                            .orElse(""),
                    optional("dial.national", config.dial_national(), DIGITS, "digits")
                            .orElse(""),
                    optional("dial.international", config.dial_international(), DIGITS, "digits")
                            .orElse(""));
        }

        private LinePort port() {
            String line = oneOf("line", config.line(), "serial", "tcp", "rfc2217");
            if (line.equals("serial")) {
                return new SerialLinePort(needed("device", config.device()), serial());
            }
            String host = needed("host", config.host());
            int port = within("port", config::port, 1, 65_535);
            return line.equals("tcp")
                    ? new TcpPort(host, port, CONNECTING)
                    : new Rfc2217Port(host, port, CONNECTING, serial());
        }

        private SerialSettings serial() {
            String flow = oneOf("flow-control", config.flow$_$control(), "rts-cts", "none");
            return new SerialSettings(
                    within("baud", config::baud, 115_200, 4_000_000),
                    8,
                    SerialSettings.Parity.NONE,
                    SerialSettings.StopBits.ONE,
                    SerialSettings.FlowControl.valueOf(constant(flow)));
        }

        private static String constant(String word) {
            return word.toUpperCase(Locale.ROOT).replace('-', '_');
        }

        private int within(String key, Supplier<Integer> setting, int least, int most) {
            int found = value(key, setting);
            if (found < least || found > most) {
                throw new WrongSetting(pid, key, "is " + found + "; expected " + least + " to " + most);
            }
            return found;
        }

        private String oneOf(String key, String found, String... allowed) {
            for (String each : allowed) {
                if (each.equals(found.strip())) {
                    return each;
                }
            }
            throw new WrongSetting(pid, key, "is '" + found + "'; expected " + String.join(", ", allowed));
        }

        private String needed(String key, String found) {
            if (found.isBlank()) {
                throw new WrongSetting(pid, key, "is missing; the line '" + config.line() + "' needs it");
            }
            return found.strip();
        }

        private Optional<String> optional(String key, String found, Pattern shape, String expected) {
            String text = found.strip();
            if (!text.isEmpty() && !shape.matcher(text).matches()) {
                throw new WrongSetting(pid, key, "is '" + text + "'; expected " + expected);
            }
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
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

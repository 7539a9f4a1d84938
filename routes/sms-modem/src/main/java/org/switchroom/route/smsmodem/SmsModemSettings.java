package org.switchroom.route.smsmodem;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.switchroom.access.Tenant;
import org.switchroom.gsm.line.LinePort;
import org.switchroom.gsm.line.Rfc2217Port;
import org.switchroom.gsm.line.SerialLinePort;
import org.switchroom.gsm.line.SerialSettings;
import org.switchroom.gsm.line.TcpPort;
import org.switchroom.gsm.modem.ModemSettings;
import org.switchroom.settings.SettingsReader;
import org.switchroom.transport.TransportName;

/**
 * One modem's file, checked.
 *
 * @param tenant whom the modem belongs to
 * @param mostParts a text that takes more is refused
 * @param reports whether the network is asked what became of each message
 * @param longestValidity caps a message's own
 * @param memory folder for what must survive a restart
 */
record SmsModemSettings(
        TransportName name,
        String group,
        String tenant,
        LinePort port,
        ModemSettings modem,
        int mostParts,
        boolean reports,
        Duration longestValidity,
        Path memory) {
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Pattern PIN = Pattern.compile("[0-9]{4,8}");
    private static final Pattern CENTRE = Pattern.compile("\\+[0-9]{5,15}");
    private static final Pattern GROUP = Pattern.compile("[a-z][a-z0-9.-]{0,39}");

    static SmsModemSettings read(String pid, SmsModemConfig config) {
        return new Reader(pid, config, new SettingsReader(pid)).settings();
    }

    private record Reader(String pid, SmsModemConfig config, SettingsReader read) {
        SmsModemSettings settings() {
            TransportName name = name();
            String receive = read.oneOf("receive", config::receive, "direct", "stored");
            ModemSettings modem = new ModemSettings(
                    name.value(),
                    read.optional(".sim.pin", config::_sim_pin, PIN, "4 to 8 digits"),
                    read.optional("sms.centre", config::sms_centre, CENTRE, "a number such as +436640501"),
                    receive.equals("stored"),
                    Duration.ofSeconds(read.within("pace", config::pace, 0, 3_600)),
                    ModemSettings.Times.USUAL);
            return new SmsModemSettings(
                    name,
                    read.optional("transport.group", config::transport_group, GROUP, "a name such as sms")
                            .orElse("sms"),
                    tenant(),
                    port(),
                    modem,
                    read.within("max-parts", config::max$_$parts, 1, 255),
                    read.value("reports", config::reports),
                    Duration.ofHours(read.within("max-validity", config::max$_$validity, 1, 168)),
                    memory(name));
        }

        /** The file's own name stands behind the factory's and a tilde. */
        private TransportName name() {
            String given = config.transport_name().strip();
            String own =
                    pid.substring(SmsModemInstance.PID.lastIndexOf('.') + 1).replace('~', '-');
            try {
                return new TransportName(given.isEmpty() ? own.toLowerCase(Locale.ROOT) : given);
            } catch (IllegalArgumentException unusable) {
                throw read.wrong("transport.name", "can not be used: " + unusable.getMessage());
            }
        }

        private String tenant() {
            String tenant = config.tenant().strip();
            if (!Tenant.isId(tenant)) {
                throw read.wrong("tenant", "is '" + tenant + "'; expected a tenant's id");
            }
            return tenant;
        }

        private LinePort port() {
            String line = read.oneOf("line", config::line, "serial", "tcp", "rfc2217");
            if (line.equals("serial")) {
                return new SerialLinePort(needed("device", config.device()), serial());
            }
            String host = needed("host", config.host());
            int port = read.within("port", config::port, 1, 65_535);
            return line.equals("tcp")
                    ? new TcpPort(host, port, CONNECTING)
                    : new Rfc2217Port(host, port, CONNECTING, serial());
        }

        private SerialSettings serial() {
            String parity = read.oneOf("parity", config::parity, "none", "odd", "even", "mark", "space");
            String flow = read.oneOf("flow-control", config::flow$_$control, "none", "xon-xoff", "rts-cts");
            String stop = read.oneOf("stop-bits", config::stop$_$bits, "1", "1.5", "2");
            return new SerialSettings(
                    read.within("baud", config::baud, 300, 4_000_000),
                    read.within("data-bits", config::data$_$bits, 5, 8),
                    SerialSettings.Parity.valueOf(parity.toUpperCase(Locale.ROOT)),
                    stop.equals("1")
                            ? SerialSettings.StopBits.ONE
                            : stop.equals("2") ? SerialSettings.StopBits.TWO : SerialSettings.StopBits.ONE_AND_A_HALF,
                    SerialSettings.FlowControl.valueOf(
                            flow.toUpperCase(Locale.ROOT).replace('-', '_')));
        }

        private Path memory(TransportName name) {
            String given = config.memory().strip();
            return given.isEmpty()
                    ? Path.of(System.getProperty("karaf.base", "."), "store", "modems", name.value())
                    : Path.of(given);
        }

        private String needed(String key, String found) {
            if (found.isBlank()) {
                throw read.wrong(key, "is missing; the line '" + config.line() + "' needs it");
            }
            return found.strip();
        }
    }
}

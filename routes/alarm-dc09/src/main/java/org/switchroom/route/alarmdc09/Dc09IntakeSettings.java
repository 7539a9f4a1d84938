package org.switchroom.route.alarmdc09;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.switchroom.alarm.ReceiverView;
import org.switchroom.dc09.receiver.ClockWindow;
import org.switchroom.dc09.receiver.ReceiverSettings;
import org.switchroom.settings.SettingsReader;
import org.switchroom.settings.WrongSetting;

/** Reads one port's file. */
final class Dc09IntakeSettings {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,39}");
    /** A panel has one message on its way; few of those that gather many panels have more. */
    private static final int WAITING_OF_ONE = 64;

    private final SettingsReader read;
    private final Dc09IntakeConfig config;

    private Dc09IntakeSettings(SettingsReader read, Dc09IntakeConfig config) {
        this.read = read;
        this.config = config;
    }

    /** @throws WrongSetting naming PID and key of the first setting that can not be used */
    static ReceiverSettings read(String pid, Dc09IntakeConfig config) {
        return new Dc09IntakeSettings(new SettingsReader(pid), config).settings();
    }

    private ReceiverSettings settings() {
        boolean tcp = read.value("tcp", config::tcp);
        boolean udp = read.value("udp", config::udp);
        if (!tcp && !udp) {
            throw read.wrong("udp", "is false and so is 'tcp'; expected one of them to be true");
        }
        return new ReceiverSettings(
                name(),
                new InetSocketAddress(address(), read.within("port", config::port, 1, 65_535)),
                tcp,
                udp,
                new ClockWindow(
                        read.seconds("clock.late", config::clock_late, 0, 86_400),
                        read.seconds("clock.early", config::clock_early, 0, 86_400),
                        read.value("clock.check", config::clock_check)),
                new ReceiverView.Limits(
                        read.within("max.connections", config::max_connections, 1, 50_000),
                        read.within("max.waiting", config::max_waiting, 1, 100_000),
                        read.within("max.length", config::max_length, 64, 4_095),
                        read.seconds("timeout.idle", config::timeout_idle, 10, 86_400),
                        read.seconds("timeout.slow", config::timeout_slow, 1, 600)),
                WAITING_OF_ONE);
    }

    /** By the file's name: {@code org.switchroom.intake.dc09-main.cfg} is {@code dc09-main}. */
    private String name() {
        int suffix = read.pid().indexOf('~');
        if (suffix < 0) {
            return "dc09";
        }
        String own = read.pid().substring(suffix + 1);
        if (!NAME.matcher(own).matches()) {
            throw read.wrong("service.pid", "ends in '" + own + "'; expected lower case letters, digits, '.' and '-'");
        }
        return "dc09-" + own;
    }

    private InetAddress address() {
        String found = read.text("address", config::address);
        try {
            if (!found.isEmpty()) {
                return InetAddress.getByName(found);
            }
        } catch (UnknownHostException unknown) {
            // said below
        }
        throw read.wrong("address", "is '" + found + "'; expected an address of this machine, or 0.0.0.0");
    }
}

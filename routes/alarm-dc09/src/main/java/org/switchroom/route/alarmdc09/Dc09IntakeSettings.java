package org.switchroom.route.alarmdc09;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.switchroom.alarm.ReceiverView;
import org.switchroom.dc09.receiver.ClockWindow;
import org.switchroom.dc09.receiver.ReceiverSettings;

/** Reads one port's file. */
final class Dc09IntakeSettings {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,39}");
    /** A panel has one message on its way; few of those that gather many panels have more. */
    private static final int WAITING_OF_ONE = 64;

    private final String pid;
    private final Dc09IntakeConfig config;

    private Dc09IntakeSettings(String pid, Dc09IntakeConfig config) {
        this.pid = pid;
        this.config = config;
    }

    /** @throws WrongSetting naming PID and key of the first setting that can not be used */
    static ReceiverSettings read(String pid, Dc09IntakeConfig config) {
        return new Dc09IntakeSettings(pid, config).read();
    }

    private ReceiverSettings read() {
        boolean tcp = value("tcp", config::tcp);
        boolean udp = value("udp", config::udp);
        if (!tcp && !udp) {
            throw new WrongSetting(pid, "udp", "is false and so is 'tcp'; expected one of them to be true");
        }
        return new ReceiverSettings(
                name(),
                new InetSocketAddress(address(), within("port", config::port, 1, 65_535)),
                tcp,
                udp,
                new ClockWindow(
                        Duration.ofSeconds(within("clock.late", config::clock_late, 0, 86_400)),
                        Duration.ofSeconds(within("clock.early", config::clock_early, 0, 86_400)),
                        value("clock.check", config::clock_check)),
                new ReceiverView.Limits(
                        within("max.connections", config::max_connections, 1, 50_000),
                        within("max.waiting", config::max_waiting, 1, 100_000),
                        within("max.length", config::max_length, 64, 4_095),
                        Duration.ofSeconds(within("timeout.idle", config::timeout_idle, 10, 86_400)),
                        Duration.ofSeconds(within("timeout.slow", config::timeout_slow, 1, 600))),
                WAITING_OF_ONE);
    }

    /** By the file's name: {@code org.switchroom.intake.dc09-main.cfg} is {@code dc09-main}. */
    private String name() {
        int suffix = pid.indexOf('~');
        if (suffix < 0) {
            return "dc09";
        }
        String own = pid.substring(suffix + 1);
        if (!NAME.matcher(own).matches()) {
            throw new WrongSetting(
                    pid, "service.pid", "ends in '" + own + "'; expected lower case letters, digits, '.' and '-'");
        }
        return "dc09-" + own;
    }

    private InetAddress address() {
        String found = config.address() == null ? "" : config.address().strip();
        try {
            if (!found.isEmpty()) {
                return InetAddress.getByName(found);
            }
        } catch (UnknownHostException unknown) {
            // said below
        }
        throw new WrongSetting(pid, "address", "is '" + found + "'; expected an address of this machine, or 0.0.0.0");
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

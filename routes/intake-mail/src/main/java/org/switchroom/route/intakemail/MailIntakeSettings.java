package org.switchroom.route.intakemail;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.switchroom.mail.MailboxLine;
import org.switchroom.mail.MailboxSettings;
import org.switchroom.mapping.Mapping;
import org.switchroom.settings.SettingsReader;

/**
 * One instance's configuration, checked.
 *
 * @param name of the intake and its route, such as {@code mail-orders}
 * @param answers the channel by which senders are told what was wrong; empty when they are not
 */
record MailIntakeSettings(
        String name,
        MailboxLine line,
        Senders senders,
        Optional<String> mapping,
        boolean dispatch,
        Optional<String> answers) {
    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9.-]{0,39}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,39}");

    /** @throws org.switchroom.settings.WrongSetting naming PID and key of the first setting that can not be used */
    static MailIntakeSettings read(String pid, MailIntakeConfig config, Map<String, ?> properties) {
        SettingsReader read = new SettingsReader(pid);
        MailboxLine line = new MailboxSettings(read, "")
                .line(new MailboxSettings.Given(
                        config::host,
                        config::port,
                        config::security,
                        config::tls_trust,
                        config::_tls_trust$_$password,
                        config::user,
                        config::_password,
                        config::folder,
                        config::folder_taken,
                        config::folder_rejected,
                        config::interval,
                        config::connect_timeout,
                        config::read_timeout,
                        config::max$_$size));
        String mapping = read.text("mapping", config::mapping);
        if (!mapping.isEmpty() && !Mapping.isName(mapping)) {
            throw read.wrong("mapping", "is '" + mapping + "'; expected the name of a mapping");
        }
        String channel = read.text("answer.channel", config::answer_channel);
        if (!channel.isEmpty()) {
            read.matching("answer.channel", channel, CHANNEL, "lower case letters, digits, '.' and '-'");
        }
        return new MailIntakeSettings(
                name(read),
                line,
                Senders.read(read, properties),
                mapping.isEmpty() ? Optional.empty() : Optional.of(mapping),
                read.value("dispatch", config::dispatch),
                channel.isEmpty() ? Optional.empty() : Optional.of(channel));
    }

    /** By the file's name: {@code org.switchroom.intake.mail-orders.cfg} is {@code mail-orders}. */
    private static String name(SettingsReader read) {
        int suffix = read.pid().indexOf('~');
        if (suffix < 0) {
            return "mail";
        }
        return "mail-"
                + read.matching(
                        "service.pid",
                        read.pid().substring(suffix + 1),
                        NAME,
                        "a file whose name ends in lower case letters, digits, '.' and '-'");
    }
}

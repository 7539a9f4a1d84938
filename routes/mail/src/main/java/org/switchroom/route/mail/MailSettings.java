package org.switchroom.route.mail;

import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;
import org.switchroom.mail.MailAddress;
import org.switchroom.mail.MailboxLine;
import org.switchroom.mail.MailboxSettings;
import org.switchroom.mail.Trust;
import org.switchroom.route.mail.smtp.SmtpLine;
import org.switchroom.settings.SettingsReader;
import org.switchroom.settings.WrongSetting;
import org.switchroom.transport.TransportName;

/**
 * One instance's configuration, checked.
 *
 * @param from the sender, with the name shown
 * @param returnPath where the servers' reports go, when not to the sender
 * @param returns the box that reports and answers are read from
 * @param reportsSuccess whether the servers are asked to report arrivals too
 * @param replyTo where answers go, when not to the sender
 * @param domain right of the @ in Message-IDs
 * @param maxSize in bytes
 */
record MailSettings(
        TransportName name,
        String group,
        SmtpLine line,
        InternetAddress from,
        Optional<InternetAddress> replyTo,
        Optional<InternetAddress> returnPath,
        Optional<MailboxLine> returns,
        boolean reportsSuccess,
        String domain,
        long maxSize,
        MailTexts texts) {

    /** @throws WrongSetting naming PID and key of the first setting that can not be used */
    static MailSettings read(String pid, MailConfig config) {
        return new Reader(pid, config, new SettingsReader(pid)).settings();
    }

    /** Reads one configuration; lives for that long. */
    private record Reader(String pid, MailConfig config, SettingsReader read) {
        private static final Pattern HELO =
                Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[(IPv6:)?[0-9A-Fa-f.:]+]");
        private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:-]+");
        private static final Pattern GROUP = Pattern.compile("[a-z][a-z0-9.-]{0,39}");

        MailSettings settings() {
            InternetAddress from = named(
                    MailAddress.read(read, "from", read.needed("from", config::from)),
                    read.text("from.name", config::from_name));
            String replyTo = read.text("reply-to", config::reply$_$to);
            String helo = read.text("helo", config::helo);
            if (!helo.isEmpty() && !HELO.matcher(helo).matches()) {
                throw read.wrong("helo", "is '" + helo + "'; expected a full host name or an address in brackets");
            }
            String domain = helo.isEmpty() || helo.startsWith("[")
                    ? from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1)
                    : helo;
            return new MailSettings(
                    name(),
                    read.matching(
                            "transport.group",
                            read.text("transport.group", config::transport_group),
                            GROUP,
                            "lower case letters, digits, '.' and '-'"),
                    line(helo),
                    from,
                    replyTo.isEmpty() ? Optional.empty() : Optional.of(MailAddress.read(read, "reply-to", replyTo)),
                    returnPath(),
                    returns(),
                    read.value("returns.success", config::returns_success),
                    domain,
                    read.withinLong("max-size", config::max$_$size, 1024, 104_857_600),
                    texts());
        }

        private static InternetAddress named(InternetAddress address, String name) {
            try {
                address.setPersonal(MailWriter.oneLine(name), "UTF-8");
                return address;
            } catch (UnsupportedEncodingException impossible) {
                throw new IllegalStateException("UTF-8 is part of Java", impossible);
            }
        }

        private TransportName name() {
            String name = read.text("transport.name", config::transport_name);
            if (name.isEmpty()) {
                int suffix = pid.indexOf('~');
                name = suffix < 0 ? "mail" : "mail-" + pid.substring(suffix + 1);
            }
            try {
                return new TransportName(name);
            } catch (IllegalArgumentException wrong) {
                throw read.wrong("transport.name", "can not be used: " + wrong.getMessage());
            }
        }

        private SmtpLine line(String helo) {
            SmtpLine.Security security =
                    switch (read.text("security", config::security)) {
                        case "none" -> SmtpLine.Security.NONE;
                        case "starttls" -> SmtpLine.Security.STARTTLS;
                        case "tls" -> SmtpLine.Security.TLS;
                        default ->
                            throw read.wrong(
                                    "security", "is '" + config.security() + "'; expected none, starttls or tls");
                    };
            int port = read.within("port", config::port, 0, 65535);
            return new SmtpLine(
                    read.matching("host", read.needed("host", config::host), HOST, "a host name or an address"),
                    port == 0 ? usualPort(security) : port,
                    security,
                    trust(),
                    login(),
                    helo,
                    read.seconds("connect.timeout", config::connect_timeout, 1, 300),
                    read.seconds("read.timeout", config::read_timeout, 1, 600),
                    read.seconds("keep-open", config::keep$_$open, 0, 300),
                    read.within("mails.per-session", config::mails_per$_$session, 1, 10_000),
                    read.within("parallel", config::parallel, 1, 50));
        }

        private Optional<InternetAddress> returnPath() {
            String path = read.text("return-path", config::return$_$path);
            return path.isEmpty() ? Optional.empty() : Optional.of(MailAddress.read(read, "return-path", path));
        }

        private Optional<MailboxLine> returns() {
            if (read.text("returns.host", config::returns_host).isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new MailboxSettings(read, "returns.")
                    .line(new MailboxSettings.Given(
                            config::returns_host,
                            config::returns_port,
                            config::returns_security,
                            config::tls_trust,
                            config::_tls_trust$_$password,
                            config::returns_user,
                            config::_returns_password,
                            config::returns_folder,
                            config::returns_folder_taken,
                            () -> "Rejected", // a mail that comes back is never rejected
                            config::returns_interval,
                            config::connect_timeout,
                            config::read_timeout,
                            config::max$_$size)));
        }

        private static int usualPort(SmtpLine.Security security) {
            return switch (security) {
                case NONE -> 25;
                case STARTTLS -> 587;
                case TLS -> 465;
            };
        }

        private SSLSocketFactory trust() {
            String file = read.text("tls.trust", config::tls_trust);
            try {
                return Trust.sockets(file, config._tls_trust$_$password());
            } catch (Trust.Unusable wrong) {
                throw read.wrong("tls.trust", wrong.getMessage());
            }
        }

        private Optional<SmtpLine.Login> login() {
            String user = read.text("user", config::user);
            if (user.isEmpty()) {
                return Optional.empty();
            }
            String password = read.value(".password", config::_password);
            if (password == null || password.isEmpty()) {
                throw read.wrong(".password", "is missing; expected the password of 'user', or no 'user' for no login");
            }
            return Optional.of(new SmtpLine.Login(user, password));
        }

        private MailTexts texts() {
            String zone = read.text("time.zone", config::time_zone);
            ZoneId zoneId;
            try {
                zoneId = zone.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(zone);
            } catch (DateTimeException unknown) {
                throw read.wrong("time.zone", "is '" + zone + "'; expected a zone such as Europe/Vienna");
            }
            return new MailTexts(
                    zoneId,
                    template("template.job.subject", config::template_job_subject),
                    template("template.job.body", config::template_job_body),
                    template("template.update.subject", config::template_update_subject),
                    template("template.update.body", config::template_update_body),
                    template("template.text.subject", config::template_text_subject),
                    template("template.text.body", config::template_text_body));
        }

        private MailTemplate template(String key, Supplier<String> file) {
            try {
                return MailTemplate.load(key, read.text(key, file));
            } catch (MailTemplate.Unusable wrong) {
                throw read.wrong(key, wrong.getMessage());
            }
        }
    }
}

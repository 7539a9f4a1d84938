package org.switchroom.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.switchroom.settings.SettingsReader;
import org.switchroom.settings.WrongSetting;

/**
 * Reads the settings of a mail box, whichever configuration they stand in.
 *
 * @param prefix of the keys, such as {@code returns.}; may be empty
 */
public record MailboxSettings(SettingsReader read, String prefix) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:-]+");
    private static final Pattern FOLDER = Pattern.compile("[^\\p{Cc}*%]{1,200}");

    /** The settings as the configuration's methods give them. */
    public record Given(
            Supplier<String> host,
            Supplier<Integer> port,
            Supplier<String> security,
            Supplier<String> trust,
            Supplier<String> trustPassword,
            Supplier<String> user,
            Supplier<String> password,
            Supplier<String> folder,
            Supplier<String> taken,
            Supplier<String> rejected,
            Supplier<Integer> interval,
            Supplier<Integer> connectTimeout,
            Supplier<Integer> readTimeout,
            Supplier<Long> maxSize) {}

    /** @throws WrongSetting naming PID and key of the first setting that can not be used */
    public MailboxLine line(Given given) {
        LineSecurity security =
                switch (read.text(key("security"), given.security())) {
                    case "none" -> LineSecurity.NONE;
                    case "starttls" -> LineSecurity.STARTTLS;
                    case "tls" -> LineSecurity.TLS;
                    default ->
                        throw read.wrong(
                                key("security"), "is '" + given.security().get() + "'; expected none, starttls or tls");
                };
        int port = read.within(key("port"), given.port(), 0, 65535);
        String taken = read.text(key("folder.taken"), given.taken());
        Duration readTimeout = read.seconds("read.timeout", given.readTimeout(), 1, 600);
        return new MailboxLine(
                read.matching(key("host"), read.needed(key("host"), given.host()), HOST, "a host name or an address"),
                port > 0 ? port : security == LineSecurity.TLS ? 993 : 143,
                security,
                trust(given),
                login(given),
                folder("folder", read.needed(key("folder"), given.folder())),
                taken.isEmpty() ? Optional.empty() : Optional.of(folder("folder.taken", taken)),
                folder("folder.rejected", read.needed(key("folder.rejected"), given.rejected())),
                read.seconds(key("interval"), given.interval(), 1, 3_600),
                read.seconds("connect.timeout", given.connectTimeout(), 1, 300),
                readTimeout,
                (int) read.withinLong("max-size", given.maxSize(), 1024, 104_857_600));
    }

    private String key(String name) {
        return prefix + name;
    }

    private String folder(String key, String value) {
        return read.matching(key(key), value, FOLDER, "the name of a folder, without * and %");
    }

    private javax.net.ssl.SSLSocketFactory trust(Given given) {
        try {
            return Trust.sockets(
                    read.text("tls.trust", given.trust()), given.trustPassword().get());
        } catch (Trust.Unusable wrong) {
            throw read.wrong("tls.trust", wrong.getMessage());
        }
    }

    private Login login(Given given) {
        String user = read.needed(key("user"), given.user());
        String dotted = "." + prefix + "password";
        String password = read.value(dotted, given.password());
        if (password == null || password.isEmpty()) {
            throw read.wrong(dotted, "is missing; expected the password of '" + key("user") + "'");
        }
        return new Login(user, password);
    }
}

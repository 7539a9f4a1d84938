package org.switchroom.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Optional;
import org.switchroom.settings.SettingsReader;

/** Mail addresses as SMTP without extensions carries them, RFC 5321 §4.1.2. */
public final class MailAddress {
    private MailAddress() {}

    /**
     * Exactly one address without a name; a domain in other letters is written in ASCII (IDNA). Empty for everything
     * else, also for letters left of the @ that would need SMTPUTF8.
     */
    public static Optional<InternetAddress> parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || text.chars().anyMatch(c -> c <= ' ' || c == 127 || c == '<' || c == '>')) {
            return Optional.empty();
        }
        try {
            String ascii = text.substring(0, at + 1) + IDN.toASCII(text.substring(at + 1));
            InternetAddress address = new InternetAddress(ascii, true);
            boolean plain = ascii.equals(address.getAddress())
                    && !address.isGroup()
                    && ascii.chars().allMatch(c -> c < 127);
            return plain ? Optional.of(address) : Optional.empty();
        } catch (AddressException | IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** The one address that a setting has to be. */
    public static InternetAddress read(SettingsReader read, String key, String value) {
        return parse(value)
                .orElseThrow(() ->
                        read.wrong(key, "is '" + value + "'; expected one mail address such as name@example.org"));
    }
}

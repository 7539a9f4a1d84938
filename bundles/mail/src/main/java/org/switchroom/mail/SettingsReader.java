package org.switchroom.mail;

import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads single settings and says by PID and key what is wrong with one. */
public record SettingsReader(String pid) {
    public InternetAddress address(String key, String value) {
        return MailAddress.parse(value)
                .orElseThrow(
                        () -> wrong(key, "is '" + value + "'; expected one mail address such as name@example.org"));
    }

    public Duration seconds(String key, Supplier<Integer> setting, int least, int most) {
        return Duration.ofSeconds(within(key, setting, least, most));
    }

    public long within(String key, Supplier<? extends Number> setting, long least, long most) {
        long found = value(key, setting).longValue();
        if (found < least || found > most) {
            throw wrong(key, "is " + found + "; expected " + least + " to " + most);
        }
        return found;
    }

    public String matching(String key, String found, Pattern shape, String expected) {
        if (!shape.matcher(found).matches()) {
            throw wrong(key, "is '" + found + "'; expected " + expected);
        }
        return found;
    }

    public String needed(String key, Supplier<String> setting) {
        String found = text(key, setting);
        if (found.isEmpty()) {
            throw wrong(key, "is missing");
        }
        return found;
    }

    public String text(String key, Supplier<String> setting) {
        String found = value(key, setting);
        return found == null ? "" : found.strip();
    }

    /** DS converts when it is asked, and fails without naming the key. */
    public <T> T value(String key, Supplier<T> setting) {
        try {
            return setting.get();
        } catch (RuntimeException notConvertible) {
            throw wrong(key, "can not be read: " + notConvertible.getMessage());
        }
    }

    public WrongSetting wrong(String key, String problem) {
        return new WrongSetting(pid, key, problem);
    }
}

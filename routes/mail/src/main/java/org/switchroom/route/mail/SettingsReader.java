package org.switchroom.route.mail;

import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads single settings and says by PID and key what is wrong with one. */
record SettingsReader(String pid) {
    InternetAddress address(String key, String value) {
        return MailAddress.parse(value)
                .orElseThrow(
                        () -> wrong(key, "is '" + value + "'; expected one mail address such as name@example.org"));
    }

    Duration seconds(String key, Supplier<Integer> setting, int least, int most) {
        return Duration.ofSeconds(within(key, setting, least, most));
    }

    long within(String key, Supplier<? extends Number> setting, long least, long most) {
        long found = value(key, setting).longValue();
        if (found < least || found > most) {
            throw wrong(key, "is " + found + "; expected " + least + " to " + most);
        }
        return found;
    }

    String matching(String key, String found, Pattern shape, String expected) {
        if (!shape.matcher(found).matches()) {
            throw wrong(key, "is '" + found + "'; expected " + expected);
        }
        return found;
    }

    String needed(String key, Supplier<String> setting) {
        String found = text(key, setting);
        if (found.isEmpty()) {
            throw wrong(key, "is missing");
        }
        return found;
    }

    String text(String key, Supplier<String> setting) {
        String found = value(key, setting);
        return found == null ? "" : found.strip();
    }

    /** DS converts when it is asked, and fails without naming the key. */
    <T> T value(String key, Supplier<T> setting) {
        try {
            return setting.get();
        } catch (RuntimeException notConvertible) {
            throw wrong(key, "can not be read: " + notConvertible.getMessage());
        }
    }

    WrongSetting wrong(String key, String problem) {
        return new WrongSetting(pid, key, problem);
    }
}

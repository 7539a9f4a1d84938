package org.switchroom.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads single settings and says by PID and key what is wrong with one. */
public record SettingsReader(String pid) {
    /**
     * The PID of one file of a factory, as DS tells it.
     *
     * @param factory where it tells none
     */
    public static String pid(Map<String, Object> properties, String factory) {
        return properties.getOrDefault("service.pid", factory) instanceof String pid ? pid : factory;
    }

    public Duration seconds(String key, Supplier<Integer> setting, int least, int most) {
        return Duration.ofSeconds(within(key, setting, least, most));
    }

    public int within(String key, Supplier<Integer> setting, int least, int most) {
        return (int) withinLong(key, setting, least, most);
    }

    public long withinLong(String key, Supplier<? extends Number> setting, long least, long most) {
        long found = value(key, setting).longValue();
        if (found < least || found > most) {
            throw wrong(key, "is " + found + "; expected " + least + " to " + most);
        }
        return found;
    }

    public String matching(String key, String found, Pattern shape, String expected) {
        return matching(key, found, shape.matcher(found).matches(), expected);
    }

    public String matching(String key, String found, boolean fits, String expected) {
        if (!fits) {
            throw wrong(key, "is '" + found + "'; expected " + expected);
        }
        return found;
    }

    public String oneOf(String key, Supplier<String> setting, String... allowed) {
        String found = text(key, setting);
        for (String each : allowed) {
            if (each.equals(found)) {
                return each;
            }
        }
        String expected = Arrays.stream(allowed).filter(word -> !word.isEmpty()).collect(Collectors.joining(", "));
        throw wrong(key, "is '" + found + "'; expected " + expected.replaceFirst(", ([^,]+)$", " or $1"));
    }

    /** What is not set is not looked at. A key that begins with a dot is a secret, and not shown. */
    public Optional<String> optional(String key, Supplier<String> setting, Pattern shape, String expected) {
        String found = text(key, setting);
        if (!found.isEmpty() && !shape.matcher(found).matches()) {
            throw wrong(key, (key.startsWith(".") ? "is not " : "is '" + found + "'; expected ") + expected);
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
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

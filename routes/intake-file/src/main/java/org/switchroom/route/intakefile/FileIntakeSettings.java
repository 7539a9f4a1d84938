package org.switchroom.route.intakefile;

import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.switchroom.access.Tenant;
import org.switchroom.mapping.Content;
import org.switchroom.mapping.Mapping;

/**
 * A watched folder's settings as values; {@link FileIntakeConfig} says what each means.
 *
 * @param endings of file names, lower case
 * @param takeRepeated whether content that was taken before is taken again
 */
record FileIntakeSettings(
        String name,
        Path folder,
        String tenant,
        Optional<String> mapping,
        List<String> endings,
        Charset charset,
        boolean dispatch,
        Duration pollInterval,
        Duration stableTime,
        boolean takeRepeated,
        Duration remembered) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{0,39}");

    static FileIntakeSettings read(String pid, FileIntakeConfig config) {
        try {
            return new Reader(pid, config).settings();
        } catch (WrongSetting wrong) {
            throw wrong;
        } catch (RuntimeException notConvertible) {
            // DS converts when it is asked, and fails without naming the key.
            throw new WrongSetting(pid, "one of the keys", "can not be read: " + notConvertible.getMessage());
        }
    }

    private record Reader(String pid, FileIntakeConfig config) {
        FileIntakeSettings settings() {
            return new FileIntakeSettings(
                    name(),
                    folder(),
                    matching(
                            "tenant",
                            config.tenant().strip(),
                            Tenant.isId(config.tenant().strip()),
                            "a tenant's id"),
                    mapping(),
                    endings(),
                    charset(),
                    config.dispatch(),
                    seconds("poll.interval", config.poll_interval(), 1, 3600),
                    seconds("stable.time", config.stable_time(), 0, 3600),
                    matching(
                                    "repeated",
                                    config.repeated().strip(),
                                    List.of("skip", "take")
                                            .contains(config.repeated().strip()),
                                    "skip or take")
                            .equals("take"),
                    Duration.ofDays(within("remember.days", config.remember_days(), 1, 3650)));
        }

        private String name() {
            String name = config.intake_name().strip();
            if (name.isEmpty()) {
                int suffix = pid.indexOf('~');
                name = suffix < 0 ? "file" : "file-" + pid.substring(suffix + 1);
            }
            return matching(
                    "intake.name",
                    name,
                    NAME.matcher(name).matches(),
                    "lower case letters, digits, '.' and '-', at most 40");
        }

        private Path folder() {
            String folder = config.folder().strip();
            try {
                if (folder.matches(".*[?#%&{}+].*")) {
                    throw wrong("folder", "is '" + folder + "'; the characters ? # % & { } + can not be in it");
                }
                if (!folder.isEmpty()) {
                    return Path.of(folder).toAbsolutePath().normalize();
                }
            } catch (InvalidPathException noPath) {
                throw wrong("folder", "is no path: " + noPath.getMessage());
            }
            throw wrong("folder", "is missing");
        }

        private Optional<String> mapping() {
            String mapping = config.mapping().strip();
            return mapping.isEmpty()
                    ? Optional.empty()
                    : Optional.of(matching("mapping", mapping, Mapping.isName(mapping), "a mapping's name"));
        }

        private List<String> endings() {
            List<String> endings = Arrays.stream(config.files().split("[,\\s]+"))
                    .map(ending -> ending.strip().toLowerCase(Locale.ROOT))
                    .filter(ending -> !ending.isEmpty())
                    .toList();
            boolean known = endings.stream()
                    .allMatch(ending -> Content.Format.ofFile("x." + ending).isPresent());
            if (endings.isEmpty() || !known) {
                throw wrong("files", "is '" + config.files() + "'; expected some of csv, txt, json, jsonl, ndjson");
            }
            return endings;
        }

        private Charset charset() {
            try {
                return Charset.forName(config.charset().strip());
            } catch (IllegalArgumentException unknown) {
                throw wrong("charset", "is '" + config.charset() + "'; expected one such as UTF-8 or windows-1252");
            }
        }

        private Duration seconds(String key, int found, int least, int most) {
            return Duration.ofSeconds(within(key, found, least, most));
        }

        private int within(String key, int found, int least, int most) {
            if (found < least || found > most) {
                throw wrong(key, "is " + found + "; expected " + least + " to " + most);
            }
            return found;
        }

        private String matching(String key, String found, boolean fits, String expected) {
            if (!fits) {
                throw wrong(key, "is '" + found + "'; expected " + expected);
            }
            return found;
        }

        private WrongSetting wrong(String key, String problem) {
            return new WrongSetting(pid, key, problem);
        }
    }
}

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
import org.switchroom.settings.SettingsReader;

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
        return new Reader(pid, config, new SettingsReader(pid)).settings();
    }

    private record Reader(String pid, FileIntakeConfig config, SettingsReader read) {
        FileIntakeSettings settings() {
            return new FileIntakeSettings(
                    name(),
                    folder(),
                    read.matching(
                            "tenant",
                            read.text("tenant", config::tenant),
                            Tenant.isId(read.text("tenant", config::tenant)),
                            "a tenant's id"),
                    mapping(),
                    endings(),
                    charset(),
                    read.value("dispatch", config::dispatch),
                    read.seconds("poll.interval", config::poll_interval, 1, 3600),
                    read.seconds("stable.time", config::stable_time, 0, 3600),
                    read.oneOf("repeated", config::repeated, "skip", "take").equals("take"),
                    Duration.ofDays(read.within("remember.days", config::remember_days, 1, 3650)));
        }

        private String name() {
            String name = read.text("intake.name", config::intake_name);
            if (name.isEmpty()) {
                int suffix = pid.indexOf('~');
                name = suffix < 0 ? "file" : "file-" + pid.substring(suffix + 1);
            }
            return read.matching("intake.name", name, NAME, "lower case letters, digits, '.' and '-', at most 40");
        }

        private Path folder() {
            String folder = read.text("folder", config::folder);
            try {
                if (folder.matches(".*[?#%&{}+].*")) {
                    throw read.wrong("folder", "is '" + folder + "'; the characters ? # % & { } + can not be in it");
                }
                if (!folder.isEmpty()) {
                    return Path.of(folder).toAbsolutePath().normalize();
                }
            } catch (InvalidPathException noPath) {
                throw read.wrong("folder", "is no path: " + noPath.getMessage());
            }
            throw read.wrong("folder", "is missing");
        }

        private Optional<String> mapping() {
            String mapping = read.text("mapping", config::mapping);
            return mapping.isEmpty()
                    ? Optional.empty()
                    : Optional.of(read.matching("mapping", mapping, Mapping.isName(mapping), "a mapping's name"));
        }

        private List<String> endings() {
            List<String> endings = Arrays.stream(config.files().split("[,\\s]+"))
                    .map(ending -> ending.strip().toLowerCase(Locale.ROOT))
                    .filter(ending -> !ending.isEmpty())
                    .toList();
            boolean known = endings.stream()
                    .allMatch(ending -> Content.Format.ofFile("x." + ending).isPresent());
            if (endings.isEmpty() || !known) {
                throw read.wrong(
                        "files", "is '" + config.files() + "'; expected some of csv, txt, json, jsonl, ndjson");
            }
            return endings;
        }

        private Charset charset() {
            try {
                return Charset.forName(config.charset().strip());
            } catch (IllegalArgumentException unknown) {
                throw read.wrong(
                        "charset", "is '" + config.charset() + "'; expected one such as UTF-8 or windows-1252");
            }
        }
    }
}

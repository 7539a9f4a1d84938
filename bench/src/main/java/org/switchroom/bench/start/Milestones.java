package org.switchroom.bench.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a start's time goes, read from our log. */
final class Milestones {
    private static final Pattern WORTH_SHOWING =
            Pattern.compile("felix.scr:\\S+ \\(\\d+\\) Starting|Started Jetty|Deployment finished"
                    + "|First start|The journal is open|Route set .* runs in|Transport .* is there| WARN | ERROR ");
    private static final Pattern CAMEL_RUNS = Pattern.compile("Route set (\\S+) runs in context .* after (\\d+) ms");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

    private record Line(Duration after, String text) {}

    private final List<Line> lines = new ArrayList<>();
    private final List<String> contexts = new ArrayList<>();

    private Milestones() {}

    /** Lines of the log that were written since. */
    static Milestones since(Instant launch, Path home) {
        Milestones milestones = new Milestones();
        for (String line : log(home)) {
            int space = line.indexOf(' ');
            Optional<Instant> at = space < 0 ? Optional.empty() : stamp(line.substring(0, space));
            if (at.isPresent() && !at.get().isBefore(launch)) {
                milestones.add(Duration.between(launch, at.get()), line.substring(space + 1));
            }
        }
        return milestones;
    }

    private static List<String> log(Path home) {
        for (String name : List.of("data/log/switchroom.log", "data/log/karaf.log")) {
            Path file = home.resolve(name);
            if (Files.exists(file)) {
                try {
                    return Files.readAllLines(file, StandardCharsets.UTF_8);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return List.of();
    }

    private static Optional<Instant> stamp(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, STAMP).toInstant());
        } catch (DateTimeParseException continuationLine) {
            return Optional.empty();
        }
    }

    private void add(Duration after, String text) {
        if (lines.isEmpty() || WORTH_SHOWING.matcher(text).find()) {
            lines.add(new Line(after, lines.isEmpty() ? "the log begins: the framework is up" : text));
        }
        Matcher runs = CAMEL_RUNS.matcher(text);
        if (runs.find()) {
            contexts.add(runs.group(1) + " " + runs.group(2) + " ms");
        }
    }

    void print() {
        for (Line line : lines) {
            String text = line.text().replaceAll("\\s+", " ");
            System.out.printf(
                    "      %6.2f s  %s%n",
                    line.after().toMillis() / 1000.0, text.substring(0, Math.min(150, text.length())));
        }
        System.out.println("    CamelContexts, from the first look at their routes until these run: "
                + (contexts.isEmpty() ? "not in the log" : String.join(", ", contexts)));
    }
}

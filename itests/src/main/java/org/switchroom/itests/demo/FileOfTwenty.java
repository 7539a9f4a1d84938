package org.switchroom.itests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.switchroom.itests.Api;
import org.switchroom.itests.Distribution;

/** A partner's export with his own columns lies in a folder; two of its lines can not be used. */
final class FileOfTwenty implements Scene {
    private static final int LINES = 20;
    private static final int UNKNOWN_GUARDS = 7;
    private static final int WRONG_TIME = 13;
    private static final String HEADER = "Ticket;Guards;Due";
    private static final String MAPPING =
            """
            kind     = "TICKET"
            number   = "F-" + column "Ticket"
            provider = column "Guards" | party name SERVICE_PROVIDER
            dueAt    = column "Due" | time "dd.MM.yyyy HH:mm" Europe/Vienna
            """;

    /** The folder that is watched. */
    static void prepare(Distribution distribution) {
        distribution.configure(
                "org.switchroom.intake.file-tickets",
                Map.of(
                        "folder", inbox(distribution).toString(),
                        "mapping", "tickets",
                        "dispatch", "true",
                        "stable.time", "0",
                        "poll.interval", "1"));
    }

    private static Path inbox(Distribution distribution) {
        return distribution.home().resolve("inbox/tickets").toAbsolutePath();
    }

    @Override
    public String title() {
        return "A CSV file of " + LINES + " lines is dropped into a folder; two lines are wrong";
    }

    @Override
    public void play(Stage stage) {
        stage.admin()
                .send("PUT", "/api/mappings/tickets", Api.json(Map.of("text", MAPPING)), Map.of("If-None-Match", "*"))
                .expect(201);
        Path inbox = inbox(stage.distribution());
        drop(inbox);
        // the file itself is moved last, after what is said of it
        stage.soon(() -> ended(inbox, ".csv").isPresent());
        List<JsonNode> jobs = stage.items("/api/jobs?limit=200").stream()
                .filter(job -> job.path("number").asText().startsWith("F-"))
                .toList();
        stage.checks().check("18 lines are 18 jobs", jobs.size() == LINES - 2, jobs.size());
        List<String> rejected =
                ended(inbox, ".rejected").map(FileOfTwenty::lines).orElse(List.of());
        stage.checks()
                .check(
                        "2 lines lie in the .rejected file, each with its reason:",
                        rejected.stream().filter(line -> line.startsWith("#")).count() == 2,
                        rejected);
        rejected.forEach(line -> stage.teller().quote("|", line));
        List<String> numbers = IntStream.rangeClosed(1, LINES)
                .filter(line -> line != UNKNOWN_GUARDS && line != WRONG_TIME)
                .mapToObj(line -> "F-" + line)
                .toList();
        stage.soon(() -> stage.post().notOnce(Cast.GUARDS, numbers).isEmpty());
        List<String> notOnce = stage.post().notOnce(Cast.GUARDS, numbers);
        stage.checks().check("the guards have exactly one mail about each of the 18", notOnce.isEmpty(), notOnce);
        long wrong = stage.post().about(Cast.GUARDS, "F-" + UNKNOWN_GUARDS)
                + stage.post().about(Cast.GUARDS, "F-" + WRONG_TIME);
        stage.checks()
                .check(
                        "and none about the two lines that were wrong",
                        wrong == 0,
                        stage.post().subjects(Cast.GUARDS));
    }

    /** As a sender should: written whole under another name, then renamed. */
    private static void drop(Path inbox) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int i = 1; i <= LINES; i++) {
            lines.add(i + ";" + (i == UNKNOWN_GUARDS ? "East Guards" : Cast.GUARDS_NAME) + ";"
                    + (i == WRONG_TIME ? "soon" : "24.12.2030 18:00"));
        }
        try {
            Files.createDirectories(inbox);
            Files.move(Files.write(inbox.resolve("tickets.csv.tmp"), lines), inbox.resolve("tickets.csv"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Optional<Path> ended(Path inbox, String ending) {
        Path done = inbox.resolve("done");
        if (!Files.isDirectory(done)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(done)) {
            return files.filter(file -> file.toString().endsWith(ending)).findFirst();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

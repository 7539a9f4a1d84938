package org.switchroom.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files dropped in front of the assembled distribution, by a partner's mapping that is written while it runs. */
final class FileIntakeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Distribution SWITCHROOM = Archive.unpack("files");
    private static final Path INBOX = SWITCHROOM.home().resolve("inbox/orders");

    private static Api admin;
    private static Shell shell;

    @BeforeAll
    static void start() {
        SWITCHROOM.configure(
                "org.switchroom.intake.file-orders",
                Map.of(
                        "folder", INBOX.toString(),
                        "mapping", "north-alarm",
                        "stable.time", "0",
                        "poll.interval", "1"));
        SWITCHROOM.start();
        admin = SWITCHROOM.admin();
        shell = new Shell(SWITCHROOM, "admin", SWITCHROOM.initialPassword());
    }

    @AfterAll
    static void stop() {
        SWITCHROOM.close();
    }

    /** As a sender should: written whole under another name, then renamed. */
    private static void drop(String name, List<String> lines) throws IOException {
        Files.createDirectories(INBOX);
        Path whole = Files.write(INBOX.resolve(name + ".tmp"), lines);
        Files.move(whole, INBOX.resolve(name));
    }

    private static List<String> texts(String folder, String ending) {
        try (Stream<Path> files = Files.list(INBOX.resolve(folder))) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.filter(one -> one.toString().endsWith(ending))
                    .sorted()
                    .toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> items(String path) {
        List<JsonNode> items = new ArrayList<>();
        admin.get(path).expect(200).body().get("items").forEach(items::add);
        return items;
    }

    @Test
    @Tag("SN-105")
    void twenty_lines_of_a_partner_with_two_wrong_ones_are_eighteen_jobs_and_two_reasons() throws Exception {
        admin.post("/api/parties", Map.of("kind", "CUSTOMER", "name", "Bank", "accountNumber", "A7"))
                .expect(201);
        String wrong = "kind = \"TICKET\"\ncolour = column \"Kunde\"";
        Api.Reply refused = admin.send(
                "PUT", "/api/mappings/north-alarm", Api.json(Map.of("text", wrong)), Map.of("If-None-Match", "*"));
        assertThat(refused.expect(422).text("cause")).isEqualTo("line 2: a job has no field 'colour'");
        String mapping = "kind = \"TICKET\"\nnumber = \"NA-\" + column \"Auftrag\"\n"
                + "customer = column \"Kunde\" | party accountNumber\n"
                + "dueAt = column \"Termin\" | time \"dd.MM.yyyy HH:mm\" Europe/Vienna";
        Api.Reply stored = admin.send(
                "PUT",
                "/api/mappings/north-alarm",
                Api.json(Map.of("text", mapping, "comment", "first")),
                Map.of("If-None-Match", "*"));
        assertThat(stored.expect(201).header("ETag")).contains("\"1\"");
        admin.send("PUT", "/api/mappings/north-alarm", Api.json(Map.of("text", mapping)), Map.of("If-Match", "\"7\""))
                .expect(412);
        JsonNode tried = admin.post(
                        "/api/mappings/north-alarm/try",
                        Map.of("sample", "Auftrag;Kunde;Termin\n1;A7;21.11.2026 15:05\n"))
                .expect(200)
                .body()
                .get("items")
                .get(0);
        assertThat(tried.get("job").get("dueAt").asText()).isEqualTo("2026-11-21T14:05:00Z");

        List<String> lines = new ArrayList<>(List.of("Auftrag;Kunde;Termin"));
        IntStream.rangeClosed(1, 20).forEach(i -> lines.add(i + (i == 7 ? ";B9;" : i == 13 ? ";A7;soon" : ";A7;")));
        drop("orders.csv", lines);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(texts("done", ".csv")).hasSize(1));
        List<JsonNode> jobs = items("/api/jobs?limit=200");
        assertThat(jobs).hasSize(18);
        assertThat(jobs)
                .extracting(job -> job.get("number").asText())
                .doesNotContain("NA-7", "NA-13")
                .contains("NA-20");
        assertThat(texts("done", ".rejected").get(0).lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("Auftrag;Kunde;Termin"),
                        line -> assertThat(line)
                                .startsWith("# line 8: customer: there is no party whose accountNumber is 'B9'"),
                        line -> assertThat(line).isEqualTo("7;B9;"),
                        line -> assertThat(line).startsWith("# line 14: dueAt: 'soon' is not a time written as"),
                        line -> assertThat(line).isEqualTo("13;A7;soon"));
        String first = jobs.get(17).get("id").asText();
        assertThat(admin.get("/api/jobs/" + first + "/timeline")
                        .expect(200)
                        .raw()
                        .body())
                .contains("job NA-1 taken in from file-orders: orders.csv, line 2");

        assertThat(shell.run("intake:list")).contains("file-orders", "18", "FILE");
        assertThat(items("/api/intakes").get(0).get("rejected").asInt()).isEqualTo(2);
        assertThat(shell.run("mapping:history north-alarm")).contains("first");
        assertThat(shell.run("mapping:try north-alarm 'Auftrag;Kunde;Termin\n5;B9;\n'"))
                .contains("there is no party");

        drop("again.csv", lines);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(texts("done", ".summary")).hasSize(2));
        assertThat(texts("done", ".summary").get(1)).contains("state: repeated; nothing was taken");
        assertThat(items("/api/jobs?limit=200")).hasSize(18);
    }
}

package org.switchroom.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.switchroom.testkit.mail.MisbehavingSmtpServer;
import org.switchroom.testkit.mail.Misdeed;
import org.switchroom.testkit.mail.ReceivedMail;
import org.switchroom.testkit.mail.SmtpStage;

/** The mail transport is exchanged in every way while mails are under way. How fast that is: {@code bench/run swap}. */
final class SwapUnderLoadIT {
    private static final int WRITERS = 4;
    private static final List<String> SWAPS = List.of(
            "bundle:update switchroom-route-mail",
            "bundle:stop switchroom-route-mail ; bundle:start switchroom-route-mail",
            "bundle:refresh switchroom-route-mail",
            "feature:uninstall switchroom-transport-mail ; feature:install switchroom-transport-mail",
            "jar",
            "jar");

    private static final MisbehavingSmtpServer MAIL = MisbehavingSmtpServer.start();
    private static final Distribution SWITCHROOM = Archive.unpack("swap");

    private static Api admin;
    private static Shell shell;
    private static String guards;
    private static volatile boolean over;

    @BeforeAll
    static void start() {
        MAIL.always(SmtpStage.END_OF_DATA, Misdeed.slow(Duration.ofMillis(150)));
        SWITCHROOM
                .configure(
                        "org.switchroom.transport.mail-office",
                        Map.of(
                                "transport.name", "office",
                                "host", MAIL.host(),
                                "port", Integer.toString(MAIL.port()),
                                "security", "none",
                                "parallel", "20",
                                "from", "control-room@switchroom.example"))
                .configure("org.switchroom.http", Map.of("rate.per-second", "0"))
                .start();
        admin = SWITCHROOM.admin();
        shell = new Shell(SWITCHROOM, "admin", SWITCHROOM.initialPassword());
        guards = admin.post(
                        "/api/parties",
                        Map.of(
                                "kind", "SERVICE_PROVIDER",
                                "name", "Guards",
                                "email", "g@p.example",
                                "messageVia", "EMAIL"))
                .expect(201)
                .text("id");
    }

    @AfterAll
    static void stop() {
        over = true;
        SWITCHROOM.close();
        MAIL.close();
    }

    /** A job and two changes of it: three mails in one lane. */
    private static void write(AtomicInteger acknowledged) {
        while (!over) {
            Api.Reply job = admin.post("/api/jobs", Map.of("kind", "ORDER", "provider", guards, "dispatch", true))
                    .expect(201);
            acknowledged.incrementAndGet();
            String etag = job.header("ETag").orElseThrow();
            for (int change = 1; change <= 2; change++) {
                Api.Reply changed = admin.send(
                                "PATCH",
                                "/api/jobs/" + job.text("id"),
                                Api.json(Map.of("notes", "change " + change)),
                                Map.of("If-Match", etag))
                        .expect(200);
                acknowledged.incrementAndGet();
                etag = changed.header("ETag").orElseThrow();
            }
        }
    }

    private static long starts() {
        return SWITCHROOM.log().stream()
                .filter(line -> line.contains("Route set office runs"))
                .count();
    }

    private static void swap(String command) throws IOException {
        if (!command.equals("jar")) {
            assertThat(shell.run(command)).doesNotContain("Error");
            return;
        }
        try (var files = Files.walk(SWITCHROOM.home().resolve("system/org/switchroom/switchroom-route-mail"))) {
            Path jar = files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
            Path deploy = SWITCHROOM.home().resolve("deploy");
            Files.copy(jar, deploy.resolve(".mail.tmp"), StandardCopyOption.REPLACE_EXISTING);
            Files.move(deploy.resolve(".mail.tmp"), deploy.resolve("mail.jar"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void soon(String what, IntSupplier now, int least) {
        await(what).atMost(Duration.ofSeconds(60)).until(() -> now.getAsInt() >= least);
    }

    @Test
    void loses_nothing_doubles_nothing_unmarked_and_keeps_the_order_of_every_lane() throws Exception {
        AtomicInteger acknowledged = new AtomicInteger();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Thread writer = new Thread(() -> write(acknowledged), "writer-" + i);
            writer.start();
            writers.add(writer);
        }
        IntSupplier heard = () -> MAIL.heard().size();
        soon("the first mails", heard, 20);

        for (String command : SWAPS) {
            long before = starts();
            swap(command);
            soon(command, () -> (int) starts(), (int) before + 1);
            soon("mails after " + command, heard, heard.getAsInt() + 20);
        }
        over = true;
        for (Thread writer : writers) {
            writer.join();
        }
        await("the queue is empty").atMost(Duration.ofSeconds(90)).until(() -> open() == 0);

        Map<String, TreeMap<String, JsonNode>> lanes = lanes();
        assertThat(lanes.values().stream().mapToInt(Map::size).sum())
                .as("every write that was acknowledged has its message")
                .isEqualTo(acknowledged.get());
        Map<String, Integer> first = new HashMap<>();
        Map<String, Integer> times = new HashMap<>();
        for (ReceivedMail mail : MAIL.heard()) {
            String message = mail.header("X-Switchroom-Message").orElseThrow();
            first.putIfAbsent(message, first.size());
            times.merge(message, 1, Integer::sum);
        }
        for (TreeMap<String, JsonNode> lane : lanes.values()) {
            List<Integer> places = new ArrayList<>();
            lane.forEach((id, message) -> {
                boolean doubted = message.path("mayHaveArrivedTwice").asBoolean()
                        || message.path("state").asText().equals("DOUBTFUL");
                assertThat(message.path("state").asText()).as(id).isIn("ACCEPTED", "DOUBTFUL");
                if (!doubted) {
                    assertThat(times.getOrDefault(id, 0))
                            .as("arrivals of " + message)
                            .isEqualTo(1);
                    places.add(first.get(id));
                }
            });
            assertThat(places).as("a lane's mails, oldest first").isSorted();
        }
    }

    private static int open() {
        return List.of("WAITING", "SENDING", "HELD").stream()
                .mapToInt(state -> admin.get("/api/messages?limit=1&state=" + state)
                        .expect(200)
                        .body()
                        .path("items")
                        .size())
                .sum();
    }

    /** By job, its messages by age. */
    private static Map<String, TreeMap<String, JsonNode>> lanes() {
        Map<String, TreeMap<String, JsonNode>> lanes = new HashMap<>();
        String after = "";
        do {
            JsonNode page = admin.get("/api/messages?limit=200" + (after.isEmpty() ? "" : "&after=" + after))
                    .expect(200)
                    .body();
            for (JsonNode message : page.path("items")) {
                lanes.computeIfAbsent(message.path("job").asText(), job -> new TreeMap<>())
                        .put(message.path("id").asText(), message);
            }
            after = page.path("next").asText("");
        } while (!after.isEmpty() && !after.equals("null"));
        return lanes;
    }
}

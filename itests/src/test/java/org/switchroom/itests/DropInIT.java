package org.switchroom.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One file, one transport: dropped, edited, broken, removed and brought back while everything runs. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class DropInIT {
    private static final byte[] KEY = "twenty-four bytes or more".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = Base64.getEncoder().encodeToString(KEY);
    private static final String FTP_PASSWORD = "a-password-nobody-logs";
    private static final String PID = "org.switchroom.transports";
    private static final Path ADDED = Path.of("target", "added");

    private static final Distribution SWITCHROOM = Archive.unpack("drop-in");
    private static final Path EXAMPLES = SWITCHROOM.home().resolve("etc/transports.examples");
    private static final Path TRANSPORTS = SWITCHROOM.home().resolve("etc/transports");

    private static WebhookPeer partner;
    private static FtpPeer ftp;
    private static Api admin;
    private static Shell shell;
    private static String hooked;
    private static String filed;

    @BeforeAll
    static void start() throws IOException {
        partner = new WebhookPeer(KEY);
        ftp = new FtpPeer(
                Files.createDirectories(Path.of("target", "runs", "ftp").toAbsolutePath()));
        SWITCHROOM
                .configure(
                        PID,
                        Map.of(
                                "webhook.url",
                                partner.url(),
                                ".webhook.key",
                                "whsec_" + SECRET,
                                "ftp.place",
                                ftp.place(),
                                ".ftp.password",
                                FTP_PASSWORD))
                .start();
        admin = SWITCHROOM.admin();
        shell = new Shell(SWITCHROOM, "admin", SWITCHROOM.initialPassword());
        hooked = party("Hooked", "webhook");
        filed = party("Filed", "ftp");
    }

    @AfterAll
    static void stop() {
        SWITCHROOM.close();
        partner.close();
        ftp.close();
    }

    private static String party(String name, String via) {
        return admin.post(
                        "/api/parties",
                        Map.of(
                                "kind",
                                "SERVICE_PROVIDER",
                                "name",
                                name,
                                "email",
                                name + "@partner.example",
                                "messageVia",
                                via))
                .expect(201)
                .text("id");
    }

    private static String job(String number, String provider) {
        return admin.post(
                        "/api/jobs", Map.of("kind", "ORDER", "number", number, "provider", provider, "dispatch", true))
                .expect(201)
                .text("id");
    }

    private static void soon(ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(holds);
    }

    private static void drop(String example) throws IOException {
        Files.createDirectories(TRANSPORTS);
        Files.copy(EXAMPLES.resolve(example), TRANSPORTS.resolve(example));
    }

    private static void edit(String file, String from, String to) throws IOException {
        String text = Files.readString(TRANSPORTS.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(TRANSPORTS.resolve(file), text.replace(from, to));
    }

    private static long starts(String set) {
        return SWITCHROOM.log().stream()
                .filter(line -> line.contains("Route set " + set + " runs in context transport-files"))
                .count();
    }

    @Test
    @Order(1)
    void a_dropped_file_is_a_transport_and_takes_its_part_in_routing() throws IOException {
        assertThat(shell.run("transport:list")).doesNotContain("webhook");

        drop("webhook.yaml");

        soon(() -> assertThat(shell.run("transport:list")).contains("webhook").contains("UP"));
        job("D-1", hooked);
        soon(() -> assertThat(partner.taken()).anyMatch(body -> body.contains("D-1")));
        assertThat(partner.rejected()).isEmpty();
        assertThat(shell.run("camel:routes")).contains("transport-files");
    }

    @Test
    @Order(2)
    void an_edited_file_is_reloaded_once() throws IOException {
        long before = starts("webhook");

        edit("webhook.yaml", "# parallel: 4", "# parallel: 7");

        soon(() -> assertThat(shell.run("transport:info webhook")).containsPattern("parallelSends +7"));
        job("D-2", hooked);
        soon(() -> assertThat(partner.taken()).anyMatch(body -> body.contains("D-2")));
        soon(() -> assertThat(starts("webhook")).isEqualTo(before + 1));
    }

    @Test
    @Order(3)
    void a_broken_edit_keeps_what_ran_and_says_file_line_and_cause_everywhere() throws IOException {
        edit("webhook.yaml", "- marshal:", "- marshall:");
        String where = "etc/transports/webhook.yaml, line ";

        soon(() -> assertThat(shell.run("transport:info webhook")).contains("DEGRADED", where, "marshall"));
        assertThat(shell.run("transport:list")).contains(where);
        assertThat(admin.get("/health/transports").raw().body()).contains(where);
        assertThat(SWITCHROOM.log()).anyMatch(line -> line.contains("| ERROR |") && line.contains(where));
        job("D-3", hooked);
        soon(() -> assertThat(partner.taken()).anyMatch(body -> body.contains("D-3")));

        edit("webhook.yaml", "- marshall:", "- marshal:");
        soon(() ->
                assertThat(shell.run("transport:info webhook")).contains("UP").doesNotContain("DEGRADED"));
    }

    @Test
    @Order(4)
    void a_removed_file_parks_what_only_it_could_carry_until_it_is_back() throws IOException {
        Files.delete(TRANSPORTS.resolve("webhook.yaml"));
        soon(() -> assertThat(shell.run("transport:list")).doesNotContain("webhook"));
        assertThat(shell.run("camel:routes")).doesNotContain("outbox/webhook");

        String job = job("D-4", hooked);
        soon(() -> assertThat(admin.get("/api/jobs/" + job + "/timeline").raw().body())
                .contains("held: no transport for webhook is there"));
        assertThat(admin.get("/api/messages?state=HELD").raw().body()).contains("transport-away");

        drop("webhook.yaml");
        soon(() -> assertThat(partner.taken()).anyMatch(body -> body.contains("D-4")));
    }

    @Test
    @Order(5)
    void a_new_file_that_is_broken_is_listed_with_file_line_and_cause() throws IOException {
        Files.writeString(TRANSPORTS.resolve("half.yaml"), "# transport: half\n# addresses: tel\n# paralel: 2\n");

        soon(() ->
                assertThat(shell.run("transport:list")).contains("half", "BROKEN", "etc/transports/half.yaml, line 3"));
        assertThat(shell.run("transport:info half")).contains("etc/transports/half.yaml, line 3");
        assertThat(admin.get("/health/ready").raw().body()).contains("etc/transports/half.yaml, line 3");

        Files.delete(TRANSPORTS.resolve("half.yaml"));
        soon(() -> assertThat(shell.run("transport:list")).doesNotContain("half"));
    }

    /** The steps of docs/new-transport.md, by jars in a folder, as in a control room without a network. */
    @Test
    @Order(6)
    void a_component_that_is_not_in_the_default_set_is_added_while_it_runs() throws IOException {
        drop("ftp.yaml");
        soon(() -> assertThat(shell.run("transport:list"))
                .contains("WAITING", "etc/transports/ftp.yaml, line 33: waits for component ftp"));
        String job = job("D-6", filed);
        soon(() -> assertThat(admin.get("/api/jobs/" + job + "/timeline").raw().body())
                .contains("held: no transport for ftp is there"));

        String jars = "file:" + ADDED.toAbsolutePath();
        for (String command : List.of(
                "bundle:install -s " + jars + "/commons-net-3.12.0.jar",
                "bundle:install -s " + jars + "/jsch-2.27.7.jar",
                "bundle:install -s 'wrap:" + jars + "/camel-ftp-4.18.0.jar$Bundle-SymbolicName=camel-ftp"
                        + "&Bundle-Version=4.18.0&Export-Package=*;version=4.18.0&Import-Package=*'")) {
            assertThat(shell.run(command)).contains("Bundle ID");
        }

        soon(() -> assertThat(ftp.files()).anyMatch(text -> text.contains("D-6")));
        assertThat(shell.run("transport:info ftp")).contains("UP");
        soon(() -> assertThat(shell.run("transport:info webhook")).contains("UP"));
        job("D-7", hooked);
        soon(() -> assertThat(partner.taken()).anyMatch(body -> body.contains("D-7")));
    }

    @Test
    @Order(7)
    void no_secret_has_reached_the_log() {
        assertThat(SWITCHROOM.log())
                .hasSizeGreaterThan(20)
                .noneMatch(line -> line.contains(SECRET) || line.contains(FTP_PASSWORD));
    }
}

package org.switchroom.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The KAR in a Karaf that is there already and reaches no network: as docs/operations.md says, word for word. */
final class KarIT {
    private static final Path HOME = Path.of("target", "runs", "kar").toAbsolutePath();

    @Test
    void brings_everything_to_a_plain_karaf_without_a_network() throws Exception {
        try (Distribution ours = Archive.unpack("kar-etc");
                Distribution karaf = foreign()) {
            copy(ours, "org.switchroom.core.cfg");
            copy(ours, "org.switchroom.http.cfg");
            copy(ours, "org.switchroom.camel.cfg");
            copy(ours, "org.switchroom.journal.cfg");
            karaf.append("etc/users.properties", "boss = secret,admin,manager,viewer,systembundles,ssh\n");
            Files.copy(
                    Path.of(System.getProperty("switchroom.kar")),
                    HOME.resolve("deploy/switchroom.kar"),
                    StandardCopyOption.REPLACE_EXISTING);
            karaf.launch("bin/karaf", "server");
            Shell shell = new Shell(karaf, "boss", "secret");
            await().atMost(Duration.ofSeconds(90))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(shell.run("feature:list")).contains("switchroom-intake-http"));

            assertThat(shell.run("feature:install switchroom")).doesNotContain("Error");

            karaf.awaitReady();
            Api boss = Api.basic(karaf, "boss", "secret");
            String id = boss.post("/api/jobs", Map.of("kind", "ORDER", "number", "KAR-1"))
                    .expect(201)
                    .text("id");
            assertThat(boss.get("/api/jobs/" + id).expect(200).text("number")).isEqualTo("KAR-1");
            assertThat(shell.run("job:list")).contains("KAR-1");
            assertThat(karaf.log()).noneMatch(line -> line.contains("Error resolving artifact"));
        }
    }

    private static Distribution foreign() throws IOException {
        Archive.empty(HOME);
        Files.createDirectories(HOME);
        Distribution.Said said = Distribution.said(
                List.of("tar", "-xzf", "target/karaf.tar.gz", "--strip-components=1", "-C", HOME.toString()),
                "",
                Map.of());
        assertThat(said.status()).as(said.text()).isZero();
        List<Integer> ports = FreePorts.find(4);
        return Distribution.of(HOME, ports.get(0), ports.get(1))
                .configure(
                        "org.apache.felix.http",
                        Map.of(
                                "org.apache.felix.http.host",
                                "127.0.0.1",
                                "org.osgi.service.http.port",
                                "" + ports.get(0)))
                .configure("org.apache.karaf.shell", Map.of("sshPort", "" + ports.get(1)))
                .configure(
                        "org.apache.karaf.management",
                        Map.of("rmiRegistryPort", "" + ports.get(2), "rmiServerPort", "" + ports.get(3)))
                // what it finds in its own folders, and nothing else
                .configure(
                        "org.ops4j.pax.url.mvn",
                        Map.of(
                                "org.ops4j.pax.url.mvn.repositories",
                                HOME.resolve("none").toUri() + "@id=none",
                                "org.ops4j.pax.url.mvn.localRepository",
                                HOME.resolve("none").toString()));
    }

    private static void copy(Distribution from, String file) throws IOException {
        Files.copy(from.home().resolve("etc").resolve(file), HOME.resolve("etc").resolve(file));
    }
}

package org.switchroom.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The script at the root, in a checkout of its own: start, upgrade, backup and restore as an administrator does them. */
final class ScriptIT {
    private static final Path CHECKOUT = Path.of("target", "runs", "script").toAbsolutePath();
    private static final Path RUN = CHECKOUT.resolve("run");
    private static final Path BUILT = CHECKOUT.resolve("karaf-assembly/target/switchroom-karaf-assembly-0.tar.gz");
    private static final List<Integer> PORTS = FreePorts.find(2);
    private static final Distribution SWITCHROOM = Distribution.of(RUN, PORTS.get(0), PORTS.get(1));

    @AfterAll
    static void stop() {
        if (Files.exists(RUN.resolve("bin"))) {
            script("stop");
        }
    }

    private static Distribution.Said script(String... words) {
        List<String> command =
                new ArrayList<>(List.of(CHECKOUT.resolve("switchroom").toString()));
        command.addAll(List.of(words));
        return Distribution.said(command, "", Map.of());
    }

    private static String ok(String... words) {
        Distribution.Said said = script(words);
        assertThat(said.status()).as(said.text()).isZero();
        return said.text();
    }

    /** As the build made it, but for the two ports, and with a line of its own in one file. */
    private static void build(String line) throws IOException {
        Path folder = CHECKOUT.resolve("archive/switchroom");
        Archive.empty(CHECKOUT.resolve("archive"));
        Distribution.unpack(Archive.path(), folder)
                .configure("org.apache.felix.http", Map.of("org.osgi.service.http.port", "" + PORTS.get(0)))
                .configure("org.apache.karaf.shell", Map.of("sshPort", "" + PORTS.get(1)))
                .append("etc/org.switchroom.http.cfg", line + "\n");
        Files.createDirectories(BUILT.getParent());
        Distribution.Said said = Distribution.said(
                List.of(
                        "tar",
                        "-czf",
                        BUILT.toString(),
                        "-C",
                        CHECKOUT.resolve("archive").toString(),
                        "switchroom"),
                "",
                Map.of());
        assertThat(said.status()).as(said.text()).isZero();
    }

    private static String post(String number) {
        return SWITCHROOM
                .admin()
                .post("/api/jobs", Map.of("kind", "ORDER", "number", number))
                .expect(201)
                .text("id");
    }

    private static int status(String job) {
        return SWITCHROOM.admin().get("/api/jobs/" + job).status();
    }

    @Test
    void an_upgrade_keeps_what_was_changed_and_a_backup_brings_back_what_was_there() throws Exception {
        Archive.empty(CHECKOUT);
        for (String folder : List.of("bundles", "routes", "features", "karaf-assembly")) {
            Files.createDirectories(CHECKOUT.resolve(folder));
        }
        Path root = Path.of(System.getProperty("switchroom.root"));
        for (String file : List.of("switchroom", "pom.xml")) {
            Files.copy(root.resolve(file), CHECKOUT.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
            Files.setLastModifiedTime(CHECKOUT.resolve(file), FileTime.from(Instant.EPOCH));
        }
        build("# first build");
        assertThat(script("status").text()).contains("nothing is in");
        assertThat(ok("start")).contains("is ready", "The first password is in");
        String password = SWITCHROOM.initialPassword();
        String first = post("U-1");
        assertThat(ok("console", "job:list")).contains("U-1");
        ok("stop");
        assertThat(script("status").status()).isEqualTo(3);
        copy(RUN.resolve("store"), CHECKOUT.resolve("backup"));

        SWITCHROOM.append("etc/org.switchroom.core.cfg", "region = DE\n");
        SWITCHROOM.append("etc/org.switchroom.http.cfg", "# changed by us\n");
        Files.writeString(RUN.resolve("etc/ours.pem"), "a certificate\n");
        build("# second build");
        ok("restart");

        assertThat(RUN.resolve("etc/org.switchroom.core.cfg")).content().contains("region = DE");
        assertThat(RUN.resolve("etc/ours.pem")).content().contains("a certificate");
        assertThat(RUN.resolve("etc/org.switchroom.http.cfg"))
                .content()
                .contains("# first build", "# changed by us")
                .doesNotContain("# second build");
        assertThat(RUN.resolve("etc/org.switchroom.http.cfg.new")).content().contains("# second build");
        assertThat(RUN.resolve("etc/org.switchroom.core.cfg.new")).doesNotExist();
        assertThat(RUN.resolve("etc/config.properties.new")).doesNotExist();
        assertThat(SWITCHROOM.initialPassword()).isEqualTo(password);
        assertThat(status(first)).isEqualTo(200);
        assertThat(SWITCHROOM.log())
                .filteredOn(line -> line.contains("| ERROR |") || line.contains("| WARN "))
                .isEmpty();

        String second = post("U-2");
        ok("stop");
        Archive.empty(RUN.resolve("store"));
        copy(CHECKOUT.resolve("backup"), RUN.resolve("store"));
        ok("start");
        assertThat(status(first)).isEqualTo(200);
        assertThat(status(second)).isEqualTo(404);
        assertThat(ok("console", "switchroom:audit-verify")).containsPattern("whole +true");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}

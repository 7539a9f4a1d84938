package org.switchroom.bench.swap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.switchroom.itests.Distribution;
import org.switchroom.itests.Shell;

/** How a transport's bundle is exchanged, and how long its mails may pause. */
enum Way {
    UPDATE(1, "bundle:update switchroom-route-mail"),
    RESTART(1, "bundle:stop switchroom-route-mail ; bundle:start switchroom-route-mail"),
    REFRESH(1, "bundle:refresh switchroom-route-mail"),
    FEATURE(6, "feature:uninstall switchroom-transport-mail ; feature:install switchroom-transport-mail"),
    /** A newer jar in the folder {@code deploy}. */
    DEPLOY(3, "");

    final double limitSeconds;
    private final String command;

    Way(double limitSeconds, String command) {
        this.limitSeconds = limitSeconds;
        this.command = command;
    }

    /** Once each way but by jar, so that what is made once is there, and compiled. */
    static List<Way> warmUp() {
        return List.of(UPDATE, RESTART, REFRESH, FEATURE, UPDATE, FEATURE);
    }

    /** In turns, those by jar at the end: Karaf takes a jar in deploy/ for the bundle's home, which a feature would remove. */
    static List<Way> plan(int swaps) {
        List<Way> plan = new java.util.ArrayList<>();
        int byJar = swaps / values().length;
        for (int i = 0; i < swaps - byJar; i++) {
            plan.add(values()[i % (values().length - 1)]);
        }
        for (int i = 0; i < byJar; i++) {
            plan.add(DEPLOY);
        }
        return plan;
    }

    /** Returns when it is ordered; by jar, that is before it has happened. */
    void order(Distribution distribution, Shell shell) {
        if (this != DEPLOY) {
            String said = shell.run(command);
            if (said.contains("Error")) {
                throw new IllegalStateException(command + ": " + said);
            }
            return;
        }
        Path deploy = distribution.home().resolve("deploy");
        try (var jars = Files.walk(distribution.home().resolve("system/org/switchroom/switchroom-route-mail"))) {
            Path jar = jars.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
            Path copy = Files.copy(jar, deploy.resolve(".mail.tmp"), StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(copy, java.nio.file.attribute.FileTime.fromMillis(System.currentTimeMillis()));
            Files.move(copy, deploy.resolve("mail.jar"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

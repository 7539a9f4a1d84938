package org.switchroom.bench.swap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.switchroom.bench.Options;
import org.switchroom.itests.Distribution;
import org.switchroom.itests.Shell;

/** How a transport's bundle is exchanged, and how long its messages may pause. */
enum Way {
    UPDATE(1, "bundle:update BUNDLE"),
    RESTART(1, "bundle:stop BUNDLE ; bundle:start BUNDLE"),
    REFRESH(1, "bundle:refresh BUNDLE"),
    FEATURE(6, "feature:uninstall FEATURE ; feature:install FEATURE"),
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
    static List<Way> plan(List<Way> ways, int swaps) {
        List<Way> plan = new java.util.ArrayList<>();
        List<Way> others = ways.stream().filter(way -> way != DEPLOY).toList();
        int byJar = ways.contains(DEPLOY) ? swaps / ways.size() : 0;
        for (int i = 0; i < swaps - byJar; i++) {
            plan.add(others.get(i % others.size()));
        }
        for (int i = 0; i < byJar; i++) {
            plan.add(DEPLOY);
        }
        return plan;
    }

    static Way of(String word) {
        try {
            Way way = valueOf(word.toUpperCase(Locale.ROOT));
            if (way != DEPLOY) {
                return way;
            }
        } catch (IllegalArgumentException none) {
            // said below
        }
        throw new Options.Wrong("--way is update, restart, refresh or feature, found '" + word + "'");
    }

    /**
     * Returns when it is ordered; by jar, that is before it has happened.
     *
     * @param via the transport's part in the names of its bundle and its feature
     */
    void order(Distribution distribution, Shell shell, String via) {
        String bundle = "switchroom-route-" + via;
        if (this != DEPLOY) {
            String said =
                    shell.run(command.replace("BUNDLE", bundle).replace("FEATURE", "switchroom-transport-" + via));
            if (said.contains("Error")) {
                throw new IllegalStateException(command + ": " + said);
            }
            return;
        }
        Path deploy = distribution.home().resolve("deploy");
        try (var jars = Files.walk(distribution.home().resolve("system/org/switchroom/" + bundle))) {
            Path jar = jars.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
            Path copy = Files.copy(jar, deploy.resolve("." + via + ".tmp"), StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(copy, java.nio.file.attribute.FileTime.fromMillis(System.currentTimeMillis()));
            Files.move(copy, deploy.resolve(via + ".jar"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

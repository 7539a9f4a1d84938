package org.switchroom.route.intakefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.journal.DurableJournal;
import org.switchroom.journal.JdbcUrl;
import org.switchroom.journal.JournalSettings;

/**
 * A process of its own reads a file into the durable journal and is killed without warning in the middle, again and
 * again. {@code -Dswitchroom.kills=100} for more rounds than a build has time for.
 */
final class KilledIntakeTest {
    private static final int KILLS = Integer.getInteger("switchroom.kills", 4);
    private static final int LINES = 2_000 * KILLS;
    private static final int EACH_BAD = 17;

    @TempDir
    Path folder;

    /** Reads what lies in the folder to its end. */
    public static void main(String[] arguments) throws Exception {
        try (DurableJournal journal = journal(Path.of(arguments[0]));
                Yard yard = new Yard(journal, Path.of(arguments[0]).resolve("inbox"))) {
            System.out.println("begins");
            yard.look();
        }
    }

    private static DurableJournal journal(Path folder) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(JdbcUrl.complete("jdbc:h2:file:" + folder.resolve("db").toAbsolutePath()));
        source.setUser("sa");
        source.setPassword("");
        return DurableJournal.open(source, JournalSettings.inFolder("one", folder.resolve("node")));
    }

    @Test
    @Tag("SN-105")
    void takes_every_line_exactly_once_however_often_it_is_killed() throws Exception {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        List<String> lines = new ArrayList<>(List.of("kind,number"));
        IntStream.range(0, LINES).forEach(i -> lines.add((i % EACH_BAD == 0 ? "DOG,N" : "ORDER,N") + i));
        Files.write(inbox.resolve("orders.csv"), lines);
        Random random = new Random();
        int inTheMiddle = 0;

        for (int kill = 0; kill < KILLS; kill++) {
            if (runs(TimeUnit.MILLISECONDS.toNanos(50 + random.nextInt(900)))) {
                inTheMiddle++;
            }
        }
        assertThat(runs(TimeUnit.MINUTES.toNanos(5)))
                .as("killed in the last round")
                .isFalse();

        assertThat(inTheMiddle).as("kills that met it in the middle").isPositive();
        try (DurableJournal journal = journal(folder);
                Yard yard = new Yard(journal, inbox)) {
            assertThat(yard.numbers())
                    .containsExactlyElementsOf(IntStream.range(0, LINES)
                            .filter(i -> i % EACH_BAD != 0)
                            .mapToObj(i -> "N" + i)
                            .toList());
            assertThat(yard.texts("done", ".rejected").get(0).lines().filter(line -> line.startsWith("DOG")))
                    .containsExactlyElementsOf(IntStream.range(0, LINES)
                            .filter(i -> i % EACH_BAD == 0)
                            .mapToObj(i -> "DOG,N" + i)
                            .toList());
            assertThat(yard.texts("done", ".csv")).hasSize(1);
            Set<String> once = new HashSet<>(yard.numbers());
            System.out.println(KILLS + " kills, " + inTheMiddle + " in the middle, " + LINES + " lines, " + once.size()
                    + " jobs, each once");
        }
    }

    /** True when it had to be killed; false when it came to its end before. */
    private boolean runs(long nanos) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledIntakeTest.class.getName(),
                        folder.toString())
                .redirectError(new File(folder.toFile(), "child.err"))
                .start();
        try (BufferedReader said = child.inputReader()) {
            assertThat(said.readLine())
                    .as("what the child says; " + Files.readString(folder.resolve("child.err")))
                    .isEqualTo("begins");
            long end = System.nanoTime() + nanos;
            while (child.isAlive() && System.nanoTime() < end) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            }
            if (child.isAlive()) {
                child.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
                return true;
            }
            assertThat(child.exitValue())
                    .as(Files.readString(folder.resolve("child.err")))
                    .isZero();
            return false;
        }
    }
}

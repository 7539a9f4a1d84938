package org.switchroom.route.intakefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 100 MB through the mapper, core and the durable journal, in a process with 256 MB of heap. */
final class BigFileTest {
    private static final int MEGABYTES = 100;
    private static final int NOTES = 15_000;

    @TempDir
    Path folder;

    /** The build has time for one; {@code -Dswitchroom.big=csv,json} for both. */
    static String[] endings() {
        return System.getProperty("switchroom.big", "csv").split(",");
    }

    @ParameterizedTest
    @MethodSource("endings")
    void a_hundred_megabytes_pass_through_256_megabytes_of_heap(String ending) throws Exception {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        int lines = write(inbox.resolve("big." + ending), ending.equals("csv"));

        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledIntakeTest.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "child.log"))
                .start();
        try {
            assertThat(child.waitFor(8, TimeUnit.MINUTES)).isTrue();
        } finally {
            child.destroyForcibly();
        }

        assertThat(child.exitValue())
                .as(Files.readString(folder.resolve("child.log")))
                .isZero();
        try (var done = Files.list(inbox.resolve("done"))) {
            Path summary = done.filter(file -> file.toString().endsWith(".summary"))
                    .findFirst()
                    .orElseThrow();
            assertThat(summary)
                    .content()
                    .contains("state: done\nrecords: " + lines + "\njobs: " + lines + "\nrejected: 0\n");
        }
    }

    private static int write(Path file, boolean csv) throws IOException {
        String notes = "n".repeat(NOTES);
        int lines = MEGABYTES * 1_000_000 / NOTES;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(csv ? "kind,number,notes\n" : "[");
            for (int i = 0; i < lines; i++) {
                out.write(
                        csv
                                ? "ORDER,N" + i + "," + notes + "\n"
                                : (i == 0 ? "" : ",\n") + "{\"kind\":\"ORDER\",\"number\":\"N" + i + "\",\"notes\":\""
                                        + notes + "\"}");
            }
            out.write(csv ? "" : "]");
        }
        assertThat(Files.size(file)).isGreaterThanOrEqualTo(MEGABYTES * 1_000_000L);
        return lines;
    }
}

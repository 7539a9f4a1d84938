package org.switchroom.bench.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.switchroom.bench.Workbench;

/** The JVM's own recorder in another process, by jcmd. */
final class FlightRecorder {
    /** Only syncs of files: cheap enough to be on while a rate is measured. */
    private static final String ONLY_SYNCS =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <configuration version="2.0">
              <event name="jdk.FileForce">
                <setting name="enabled">true</setting>
                <setting name="threshold">0 ns</setting>
                <setting name="stackTrace">false</setting>
              </event>
            </configuration>
            """;

    private final long pid;
    private final Path folder;
    private int recordings;

    FlightRecorder(long pid, Path folder) {
        this.pid = pid;
        this.folder = folder.toAbsolutePath();
    }

    void startSyncs() {
        try {
            Files.createDirectories(folder);
            Path settings = Files.writeString(folder.resolve("syncs.jfc"), ONLY_SYNCS);
            start(settings.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void startProfile() {
        start("profile");
    }

    private void start(String settings) {
        Workbench.output(List.of("jcmd", Long.toString(pid), "JFR.start", "name=bench", "settings=" + settings));
    }

    /** The finished recording. */
    Path stop() {
        Path file = folder.resolve("recording" + ++recordings + ".jfr");
        Workbench.output(List.of("jcmd", Long.toString(pid), "JFR.stop", "name=bench", "filename=" + file));
        return file;
    }
}

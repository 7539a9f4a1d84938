package org.switchroom.bench.intake;

import java.nio.file.Path;
import java.util.List;
import org.switchroom.bench.Workbench;

/** The JVM's own recorder in another process, by jcmd. */
final class FlightRecorder {
    private final long pid;
    private final Path folder;

    FlightRecorder(long pid, Path folder) {
        this.pid = pid;
        this.folder = folder.toAbsolutePath();
    }

    void start() {
        Workbench.output(List.of("jcmd", Long.toString(pid), "JFR.start", "name=bench", "settings=profile"));
    }

    /** The finished recording. */
    Path stop() {
        Path file = folder.resolve("profile.jfr");
        Workbench.output(List.of("jcmd", Long.toString(pid), "JFR.stop", "name=bench", "filename=" + file));
        return file;
    }
}

package org.switchroom.bench.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.switchroom.bench.database.BenchDatabase;
import org.switchroom.bench.load.HttpLoad;

/** Counts the syncs in a window: by the server where it can, else in the process itself. */
final class SyncCount implements HttpLoad.Window {
    private final BenchDatabase database;
    private final FlightRecorder recorder;
    private final CpuTimes cpu;
    private OptionalLong serverBefore = OptionalLong.empty();
    private OptionalLong serverAfter = OptionalLong.empty();
    private Instant from = Instant.MIN;
    private Instant to = Instant.MIN;

    SyncCount(BenchDatabase database, FlightRecorder recorder, CpuTimes cpu) {
        this.database = database;
        this.recorder = recorder;
        this.cpu = cpu;
        if (isInProcess()) {
            recorder.startSyncs();
        }
    }

    private boolean isInProcess() {
        return database.pid().isEmpty();
    }

    @Override
    public void begins() {
        serverBefore = database.serverSyncs();
        cpu.begins();
        from = Instant.now();
    }

    @Override
    public void ends() {
        to = Instant.now();
        cpu.ends();
        serverAfter = database.serverSyncs();
    }

    /** Call once, after the window. */
    double perSecond() {
        double seconds = (to.toEpochMilli() - from.toEpochMilli()) / 1000.0;
        return (isInProcess() ? forced(recorder.stop()) : serverAfter.getAsLong() - serverBefore.getAsLong()) / seconds;
    }

    private long forced(Path recording) {
        long count = 0;
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                boolean store = event.getEventType().getName().equals("jdk.FileForce")
                        && String.valueOf(event.getString("path")).endsWith(".mv.db");
                if (store
                        && !event.getEndTime().isBefore(from)
                        && event.getEndTime().isBefore(to)) {
                    count++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return count;
    }
}

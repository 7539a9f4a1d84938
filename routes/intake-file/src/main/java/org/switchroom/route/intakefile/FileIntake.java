package org.switchroom.route.intakefile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.camel.RoutesBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.camel.RouteSet;
import org.switchroom.intake.Bookmarks;
import org.switchroom.intake.IntakeView;
import org.switchroom.intake.WatchedIntake;
import org.switchroom.job.Jobs;
import org.switchroom.mapping.Mappings;

/** One watched folder. */
final class FileIntake implements RouteSet, WatchedIntake {
    private static final Logger LOG = LoggerFactory.getLogger(FileIntake.class);
    private static final Duration HOUSEKEEPING = Duration.ofHours(12);

    private final FileReading.Tools tools;
    private final FileReading reading;
    private volatile boolean stopped;

    /** Of the thread that reads. */
    private Instant keptHouseAt = Instant.EPOCH;

    FileIntake(FileIntakeSettings settings, Jobs jobs, Mappings mappings, Bookmarks bookmarks, Clock clock) {
        tools = new FileReading.Tools(
                settings,
                jobs,
                mappings,
                bookmarks,
                new Folders(settings.folder(), settings.endings(), clock),
                new Watch(settings, clock),
                clock);
        reading = new FileReading(tools, new Patience(Duration.ofMillis(500), Duration.ofSeconds(30)));
    }

    FileIntakeSettings settings() {
        return tools.settings();
    }

    Folders folders() {
        return tools.folders();
    }

    StableFiles stableFiles() {
        return new StableFiles(tools.folders(), settings().stableTime(), tools.clock());
    }

    @Override
    public String name() {
        return settings().name();
    }

    @Override
    public RoutesBuilder routes() {
        return new FileRoutes(this);
    }

    @Override
    public IntakeView view() {
        return tools.watch().view();
    }

    /** A file that is under way stops at its next line; it goes on when the intake comes again. */
    void stop() {
        stopped = true;
    }

    void take(Path file) {
        try {
            Path work = tools.folders().claim(file);
            LOG.info("{}: {} is taken as {}", name(), file.getFileName(), work.getFileName());
        } catch (IOException stuck) {
            trouble("a file can not be renamed into " + tools.folders().work() + ": " + stuck
                    + ". The folder and its work have to be on one file system and writable");
        }
    }

    void read(Path work, BooleanSupplier routeGoesOn) {
        try {
            keepHouse();
            reading.read(work, () -> !stopped && routeGoesOn.getAsBoolean());
        } catch (RuntimeException | LinkageError defect) {
            // Camel would only say that it rolls back, and not why.
            if (tools.watch().trouble("a defect: " + defect)) {
                LOG.error("{}: {} met a defect and waits; it is tried again", name(), work.getFileName(), defect);
            }
        }
    }

    void looked() {
        tools.watch().waiting(tools.folders().waiting());
    }

    void blind(Exception cause) {
        trouble("the folder can not be read: " + cause + ". Check that it is there and readable");
    }

    private void trouble(String text) {
        if (tools.watch().trouble(text)) {
            LOG.warn("{}: {}", name(), text);
        }
    }

    /** Forgets the contents that were finished long ago. */
    private void keepHouse() {
        Instant now = tools.clock().instant();
        if (now.isBefore(keptHouseAt.plus(HOUSEKEEPING))) {
            return;
        }
        keptHouseAt = now;
        Instant oldest = now.minus(settings().remembered());
        tools.bookmarks().all(name() + "/").forEach((source, text) -> Position.read(text)
                .filter(position -> position.stage() == Position.Stage.FINISHED
                        && position.at().isBefore(oldest))
                .ifPresent(position ->
                        tools.bookmarks().move(new Bookmarks.Step(source, Optional.of(text), Optional.empty()))));
    }
}

package org.switchroom.route.intakefile;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.switchroom.intake.IntakeView;

/** What people see of an intake; told by the thread that reads. */
final class Watch {
    private final FileIntakeSettings settings;
    private final Clock clock;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private volatile long waiting;
    private volatile Optional<String> current = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();
    private volatile Optional<Instant> lastTakenAt = Optional.empty();

    Watch(FileIntakeSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    void waiting(long files) {
        waiting = files;
    }

    void reading(String file, long record) {
        current = Optional.of(file + ", record " + record);
    }

    void idle() {
        current = Optional.empty();
    }

    void tookOne() {
        taken.incrementAndGet();
        lastTakenAt = Optional.of(clock.instant());
        trouble = Optional.empty();
    }

    void rejected(long records) {
        rejected.addAndGet(records);
    }

    /** True when it is news. */
    boolean trouble(String text) {
        boolean news = !trouble.equals(Optional.of(text));
        trouble = Optional.of(text);
        return news;
    }

    void fine() {
        trouble = Optional.empty();
    }

    IntakeView view() {
        return new IntakeView(
                settings.name(),
                IntakeView.Kind.FILE,
                settings.tenant(),
                settings.folder().toString(),
                waiting,
                taken.get(),
                rejected.get(),
                current,
                trouble,
                lastTakenAt);
    }
}

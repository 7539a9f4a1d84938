package org.switchroom.http.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.switchroom.store.Journal;

/** Whether alarms that are due are relayed, for the metrics. */
@Component(
        service = {},
        immediate = true)
public final class AlarmMeters {
    /** Monitoring must not ask the database often. */
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final MeterRegistry registry;
    private final Supplier<Optional<Instant>> nextDue;
    private final Clock clock;
    private final Gauge overdue;

    // Guarded by this.
    private Instant askedAt = Instant.EPOCH;
    private Optional<Instant> due = Optional.empty();

    @Activate
    public AlarmMeters(@Reference Meters meters, @Reference Journal journal) {
        this(meters.registry(), journal::nextAlarmEventDue, Clock.systemUTC());
    }

    AlarmMeters(MeterRegistry registry, Supplier<Optional<Instant>> nextDue, Clock clock) {
        this.registry = registry;
        this.nextDue = nextDue;
        this.clock = clock;
        this.overdue = Gauge.builder("switchroom.alarm.overdue", this, AlarmMeters::overdueSeconds)
                .description("By how much the oldest alarm that is due and not relayed is late; 0 when there is none")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
    }

    private synchronized double overdueSeconds() {
        Instant now = clock.instant();
        if (!now.isBefore(askedAt.plus(KEPT))) {
            due = nextDue.get();
            askedAt = now;
        }
        return due.map(at -> Math.max(0, Duration.between(at, now).toMillis() / 1000.0))
                .orElse(0.0);
    }

    @Deactivate
    void close() {
        registry.remove(overdue);
    }
}

package org.switchroom.core.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.switchroom.access.Caller;
import org.switchroom.answer.TextMatch;
import org.switchroom.service.LogLine;
import org.switchroom.service.ServiceJobs.LogFilter;
import org.switchroom.store.Journal;

/** Finds lines of the service jobs' logs, and forgets old ones. Blocks on the database. */
final class LogReading {
    private static final Duration KEPT = Duration.ofDays(90);
    /** Words are looked for in so many lines, the newest of the time that is asked for. */
    private static final int MOST_READ = 20_000;

    private final Journal journal;
    private final Clock clock;

    LogReading(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    List<LogLine> lines(Caller caller, LogFilter filter) {
        Collection<String> tenants = caller.everyTenant() ? List.of() : caller.tenants();
        boolean plain = filter.text().isEmpty() && filter.job().isEmpty();
        return journal
                .serviceLog(
                        tenants,
                        filter.from().orElse(Instant.EPOCH),
                        filter.until().orElseGet(() -> clock.instant().plus(Duration.ofDays(1))),
                        plain ? filter.limit() : MOST_READ)
                .stream()
                .filter(line -> filter.job().map(line.job()::equals).orElse(true))
                .filter(line -> filter.text().map(text -> fits(line, text)).orElse(true))
                .limit(filter.limit())
                .toList();
    }

    private static boolean fits(LogLine line, TextMatch text) {
        return Stream.of(
                        line.event().name(),
                        line.computer(),
                        line.actor(),
                        line.application(),
                        line.version(),
                        line.message())
                .anyMatch(text::matches);
    }

    void forgetOld() {
        journal.forgetServiceLog(clock.instant().minus(KEPT));
    }
}

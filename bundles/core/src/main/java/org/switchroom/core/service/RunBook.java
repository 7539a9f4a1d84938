package org.switchroom.core.service;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.KeyLines;
import org.switchroom.service.ServiceJob;
import org.switchroom.service.ServiceWork;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/**
 * How the runs of each job went, and which one runs now: a setting that moves from exactly what it was, so that of two
 * nodes one runs. Blocks on the database.
 */
final class RunBook {
    private static final int LONGEST_ERROR = 1_000;

    private final Journal journal;
    private final JournalWriter writer;

    RunBook(Journal journal, JournalWriter writer) {
        this.journal = journal;
        this.writer = writer;
    }

    private static String key(String job) {
        return "service-run." + job;
    }

    ServiceJob.Runs of(String job) {
        Map<String, String> lines = lines(job);
        return new ServiceJob.Runs(
                Optional.ofNullable(lines.get("last")).map(Instant::parse),
                Optional.ofNullable(lines.get("took")).map(Duration::parse),
                number(lines, "count"),
                number(lines, "errors"),
                number(lines, "skipped"),
                Optional.ofNullable(lines.get("error")));
    }

    private Map<String, String> lines(String job) {
        return new LinkedHashMap<>(journal.setting(key(job)).map(KeyLines::read).orElse(Map.of()));
    }

    private static long number(Map<String, String> lines, String name) {
        return Long.parseLong(lines.getOrDefault(name, "0"));
    }

    /** False, and counted, when it still runs. */
    boolean begin(String job, Instant now) {
        Optional<String> before = journal.setting(key(job));
        Map<String, String> lines =
                new LinkedHashMap<>(before.map(KeyLines::read).orElse(Map.of()));
        boolean runs = Optional.ofNullable(lines.get("running"))
                .map(Instant::parse)
                .filter(since -> since.plus(ServiceWork.LONGEST).isAfter(now))
                .isPresent();
        if (!runs) {
            lines.put("running", now.toString());
            if (stored(new Row.SettingStep(key(job), before, Optional.of(KeyLines.write(lines))))) {
                return true;
            }
        }
        skipped(job);
        return false;
    }

    private void skipped(String job) {
        Optional<String> before = journal.setting(key(job));
        Map<String, String> lines =
                new LinkedHashMap<>(before.map(KeyLines::read).orElse(Map.of()));
        lines.put("skipped", Long.toString(number(lines, "skipped") + 1));
        stored(new Row.SettingStep(key(job), before, Optional.of(KeyLines.write(lines))));
    }

    void end(String job, Instant begun, Duration took, Optional<String> error) {
        Map<String, String> lines = lines(job);
        lines.remove("running");
        lines.put("last", begun.toString());
        lines.put("took", took.toString());
        lines.put("count", Long.toString(number(lines, "count") + 1));
        error.ifPresent(text -> {
            lines.put("errors", Long.toString(number(lines, "errors") + 1));
            lines.put("error", text.length() > LONGEST_ERROR ? text.substring(0, LONGEST_ERROR) : text);
        });
        stored(new Row.Setting(key(job), Optional.of(KeyLines.write(lines))));
    }

    /** Nothing of it stays. */
    Row removed(String job) {
        return new Row.Setting(key(job), Optional.empty());
    }

    private boolean stored(Row row) {
        return writer.write(Entry.of(row)).toCompletableFuture().join() instanceof Written.Stored;
    }
}

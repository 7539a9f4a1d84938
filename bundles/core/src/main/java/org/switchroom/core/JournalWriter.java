package org.switchroom.core;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.switchroom.answer.Problem;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.trace.TimelineEntry;

/** Writes entries and, only after they are on disk, passes their news on: to the live feed and to the dispatcher. */
public final class JournalWriter {
    private final Journal journal;
    private final Consumer<List<TimelineEntry>> feed;
    private final Runnable lanesWoken;

    public JournalWriter(Journal journal, Consumer<List<TimelineEntry>> feed, Runnable lanesWoken) {
        this.journal = Objects.requireNonNull(journal);
        this.feed = Objects.requireNonNull(feed);
        this.lanesWoken = Objects.requireNonNull(lanesWoken);
    }

    public CompletionStage<Written> write(Entry entry) {
        return journal.write(entry).thenApply(written -> {
            if (written instanceof Written.Stored) {
                tell(entry.rows());
            }
            return written;
        });
    }

    /** What a caller hears when the disk or the database refused. */
    public static Problem unavailable(String cause) {
        return Problem.of(
                Problem.Kind.UNAVAILABLE,
                "it could not be stored: " + cause,
                "Nothing was done; send the same request again in a moment");
    }

    private void tell(List<Row> rows) {
        List<TimelineEntry> news = rows.stream()
                .filter(Row.Timeline.class::isInstance)
                .map(row -> ((Row.Timeline) row).entry())
                .toList();
        if (!news.isEmpty()) {
            feed.accept(news);
        }
        if (rows.stream().anyMatch(row -> wakes(row, rows))) {
            lanesWoken.run();
        }
    }

    /** A lane that was taken with its messages is looked after by whoever took it. */
    private static boolean wakes(Row row, List<Row> rows) {
        if (row instanceof Row.NewMessage fresh) {
            String lane = fresh.message().envelope().lane();
            return rows.stream()
                    .noneMatch(
                            it -> it instanceof Row.LaneTake take && take.lane().equals(lane));
        }
        return row instanceof Row.LaneWake;
    }
}

package org.switchroom.core.arrival;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.JournalWriter;
import org.switchroom.intake.Bookmarks;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/** Bookmarks are settings, each moved on from exactly what it was. */
public final class BookmarkDesk implements Bookmarks {
    private static final String PREFIX = "bookmark.";

    private final Journal journal;
    private final JournalWriter writer;

    public BookmarkDesk(Journal journal, JournalWriter writer) {
        this.journal = journal;
        this.writer = writer;
    }

    public static Row row(Step step) {
        return new Row.SettingStep(PREFIX + step.source(), step.from(), step.to());
    }

    /** What a caller hears when the source stands elsewhere; empty when that was not the trouble. */
    public static Optional<Problem> stale(Written result) {
        return result instanceof Written.Conflict conflict && conflict.row() instanceof Row.SettingStep
                ? Optional.of(Problem.of(
                        Problem.Kind.STALE,
                        "its source stands elsewhere: " + conflict.what(),
                        "Read where the source stands, and go on from there"))
                : Optional.empty();
    }

    @Override
    public Optional<String> of(String source) {
        return journal.setting(PREFIX + source);
    }

    @Override
    public Map<String, String> all(String prefix) {
        Map<String, String> found = new TreeMap<>();
        journal.settings(PREFIX + prefix).forEach((key, value) -> found.put(key.substring(PREFIX.length()), value));
        return found;
    }

    @Override
    public CompletionStage<Answer<Optional<String>>> move(Step step) {
        return writer.write(Entry.of(row(step)))
                .thenApply(result -> result instanceof Written.Stored
                        ? Answer.done(step.to())
                        : Answer.refused(stale(result).orElseGet(() -> JournalWriter.unavailable(result.toString()))));
    }
}

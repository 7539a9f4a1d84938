package org.switchroom.core.party;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.KeyLines;
import org.switchroom.core.access.Permission;
import org.switchroom.sms.MobileTable;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/** Shows and edits table 93001. */
public final class PrefixDesk implements MobileTable {
    private final Journal journal;
    private final PrefixBook book;
    private final JournalWriter writer;
    private final Clock clock;

    public PrefixDesk(Journal journal, PrefixBook book, JournalWriter writer, Clock clock) {
        this.journal = journal;
        this.book = book;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public Answer<Table> show(Caller caller) {
        return Permission.missing(caller, Scope.SMS_READ)
                .map(Answer::<Table>refused)
                .orElseGet(() -> Answer.done(view(book.read())));
    }

    private static Table view(PrefixBook.Stored stored) {
        return new Table(
                stored.version(),
                stored.table().texts(),
                stored.table().isEmpty()
                        ? Optional.of("the table is empty: no number is checked, also no landline number")
                        : Optional.empty());
    }

    @Override
    public CompletionStage<Answer<Table>> change(Caller caller, int seen, Map<String, String> ranges) {
        Optional<Problem> missing = Permission.missing(caller, Scope.PREFIXES_WRITE)
                .or(() -> Permission.notForAll(
                        caller, journal.tenants().stream().map(Tenant::id).toList(), "table 93001 is"));
        if (missing.isPresent()) {
            return completedFuture(Answer.refused(missing.get()));
        }
        PrefixBook.Stored before = book.read();
        if (before.version() != seen) {
            return completedFuture(Answer.refused(stale(before.version())));
        }
        Map<String, String> lines = new TreeMap<>(before.table().texts());
        lines.putAll(ranges);
        lines.values().removeIf(String::isBlank);
        MobilePrefixes after;
        try {
            after = MobilePrefixes.of(lines);
        } catch (IllegalArgumentException wrong) {
            return completedFuture(Answer.refused(
                    Problem.field("93001", wrong.getMessage(), "Send such as 43=650-653,655. Nothing was changed")));
        }
        DocumentVersion version = new DocumentVersion(
                PrefixBook.DOCUMENT, seen + 1, KeyLines.write(lines), caller.name(), "", clock.instant());
        return writer.write(Entry.of(
                        new Row.NewDocumentVersion(version),
                        new Row.Audit(caller.name(), "sms.prefixes", "93001", KeyLines.write(ranges), version.at())))
                .thenApply(result -> {
                    book.forget();
                    if (result instanceof Written.Stored) {
                        return Answer.done(view(new PrefixBook.Stored(seen + 1, after)));
                    }
                    return result instanceof Written.Conflict
                            ? Answer.refused(stale(seen + 1))
                            : Answer.refused(JournalWriter.unavailable(result.toString()));
                });
    }

    private static Problem stale(int current) {
        return Problem.of(
                Problem.Kind.STALE,
                "table 93001 was changed meanwhile, its version is " + current + " or later",
                "Read it again and repeat the change on what it is now");
    }
}

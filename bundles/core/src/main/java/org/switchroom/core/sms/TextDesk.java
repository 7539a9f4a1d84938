package org.switchroom.core.sms;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.FieldText;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.access.Permission;
import org.switchroom.sms.SmsTexts;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/** Keeps the ready texts. */
public final class TextDesk implements SmsTexts {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final Journal journal;
    private final TextBook book;
    private final JournalWriter writer;
    private final Clock clock;

    public TextDesk(Journal journal, TextBook book, JournalWriter writer, Clock clock) {
        this.journal = journal;
        this.book = book;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public Answer<List<SmsText>> list(Caller caller) {
        return Permission.missing(caller, Scope.SMSTEXTS_READ)
                .map(Answer::<List<SmsText>>refused)
                .orElseGet(() -> Answer.done(book.all(caller.tenant())));
    }

    @Override
    public Answer<SmsText> show(Caller caller, String name) {
        return Permission.missing(caller, Scope.SMSTEXTS_READ)
                .map(Answer::<SmsText>refused)
                .orElseGet(() -> found(caller, name));
    }

    private Answer<SmsText> found(Caller caller, String name) {
        Optional<SmsText> text = NAME.matcher(name).matches() ? book.find(caller.tenant(), name) : Optional.empty();
        return text.map(Answer::done).orElseGet(() -> Answer.refused(Permission.notFound("SMS text", name)));
    }

    @Override
    public CompletionStage<Answer<SmsText>> set(Caller caller, String name, int seen, String text) {
        Optional<Problem> wrong = Permission.missing(caller, Scope.SMSTEXTS_WRITE)
                .or(() -> NAME.matcher(name).matches()
                        ? Optional.empty()
                        : Optional.of(Problem.field(
                                "name",
                                "'" + name + "' is no name of a text",
                                "Use lower case letters, digits and '-', at most 40")))
                .or(() -> FieldText.text("text", text));
        if (wrong.isPresent()) {
            return completedFuture(Answer.refused(wrong.get()));
        }
        int stored = journal.document(TextBook.document(caller.tenant(), name))
                .map(DocumentVersion::version)
                .orElse(0);
        int shown = book.find(caller.tenant(), name).map(SmsText::version).orElse(0);
        if (shown != seen && stored != seen) {
            return completedFuture(Answer.refused(stale(name, stored)));
        }
        DocumentVersion version = new DocumentVersion(
                TextBook.document(caller.tenant(), name), stored + 1, text, caller.name(), "", clock.instant());
        return writer.write(Entry.of(
                        new Row.NewDocumentVersion(version),
                        new Row.Audit(caller.name(), "sms.text", name, text, version.at())))
                .thenApply(result -> {
                    if (result instanceof Written.Stored) {
                        return Answer.done(new SmsText(name, stored + 1, text, caller.name(), version.at()));
                    }
                    return result instanceof Written.Conflict
                            ? Answer.refused(stale(name, stored + 1))
                            : Answer.refused(JournalWriter.unavailable(result.toString()));
                });
    }

    private static Problem stale(String name, int current) {
        return Problem.of(
                Problem.Kind.STALE,
                "text " + name + " was changed meanwhile, its version is " + current + " or later",
                "Read it again and repeat the change on what it is now");
    }
}

package org.switchroom.core.alarm;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.switchroom.access.Caller;
import org.switchroom.access.Tenant;
import org.switchroom.alarm.CentralStation;
import org.switchroom.alarm.Dealer;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.Chronicle;
import org.switchroom.core.JournalWriter;
import org.switchroom.store.DocumentName;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.trace.TimelineEntry;

/**
 * Puts the next version of a central station or a dealer on disk, and then into its book. Any thread; refuses what
 * somebody else has changed meanwhile.
 */
final class DirectoryWriter {
    private final JournalWriter writer;
    private final Chronicle chronicle;
    private final StationBook stations;
    private final DealerBook dealers;
    private final Clock clock;

    DirectoryWriter(JournalWriter writer, Chronicle chronicle, StationBook stations, DealerBook dealers, Clock clock) {
        this.writer = writer;
        this.chronicle = chronicle;
        this.stations = stations;
        this.dealers = dealers;
        this.clock = clock;
    }

    /** @param what was done, for people; what is logged */
    CompletionStage<Answer<CentralStation>> write(CentralStation after, Caller caller, String what) {
        return write(
                StationBook.document(after.id()),
                after.revision(),
                StationBook.write(after),
                caller,
                Tenant.MAIN,
                "central station " + after.id() + " " + what,
                after,
                stations::adopt);
    }

    /** @param what was done, for people; what is logged */
    CompletionStage<Answer<Dealer>> write(Dealer after, Caller caller, String what) {
        return write(
                DealerBook.document(after.tenant()),
                after.revision(),
                DealerBook.write(after),
                caller,
                after.tenant(),
                "dealer " + after.tenant() + " " + what,
                after,
                dealers::adopt);
    }

    private <T> CompletionStage<Answer<T>> write(
            DocumentName document,
            int revision,
            String text,
            Caller caller,
            String tenant,
            String story,
            T after,
            Consumer<DocumentVersion> adopt) {
        Instant now = clock.instant();
        DocumentVersion version = new DocumentVersion(document, revision, text, caller.name(), story, now);
        return writer.write(Entry.of(
                        new Row.NewDocumentVersion(version),
                        new Row.Audit(caller.name(), document.kind(), document.name(), story, now),
                        chronicle.row(
                                tenant,
                                Optional.empty(),
                                Optional.empty(),
                                now,
                                caller.name(),
                                TimelineEntry.Kind.CHANGED,
                                story)))
                .thenApply(written -> answer(written, after, version, document.name(), adopt));
    }

    /** The station has kissed off an event: nobody's deed, so its history has it and the log has not. */
    CompletionStage<Answer<CentralStation>> tested(CentralStation before, Instant at) {
        CentralStation after = new CentralStation(
                before.id(),
                before.name(),
                before.numbers(),
                before.receives(),
                before.ways(),
                before.people(),
                Optional.of(at),
                before.revision() + 1,
                at);
        DocumentVersion version = new DocumentVersion(
                StationBook.document(before.id()),
                after.revision(),
                StationBook.write(after),
                Chronicle.SWITCHROOM,
                "an event was kissed off",
                at);
        return writer.write(Entry.of(new Row.NewDocumentVersion(version)))
                .thenApply(written -> answer(written, after, version, "it", stations::adopt));
    }

    private static <T> Answer<T> answer(
            Written written, T after, DocumentVersion version, String what, Consumer<DocumentVersion> adopt) {
        if (written instanceof Written.Stored) {
            adopt.accept(version);
            return Answer.done(after);
        }
        return Answer.refused(
                written instanceof Written.Conflict ? stale(what) : JournalWriter.unavailable(written.toString()));
    }

    static Problem stale(String what) {
        return Problem.of(
                Problem.Kind.STALE,
                what + " was changed meanwhile",
                "Read it again and repeat the change on what it is");
    }
}

package org.switchroom.core.outbox;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Created;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Page;
import org.switchroom.answer.Problem;
import org.switchroom.core.Chronicle;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.access.Permission;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.Messages;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.transport.Reason;

/** Shows messages, has ended ones copied, takes back what waits, releases what is held. Blocks on the database. */
public final class MessageDesk implements Messages {
    private final Journal journal;
    private final JournalWriter writer;
    private final Chronicle chronicle;
    private final OwnMessages own;
    private final Copying copying;
    private final Function<StoredMessage, Optional<Problem>> objection;
    private final Clock clock;

    /** @param objection why a message may not be copied at the moment */
    public MessageDesk(
            Journal journal,
            JournalWriter writer,
            Chronicle chronicle,
            Copying copying,
            Function<StoredMessage, Optional<Problem>> objection,
            Clock clock) {
        this.journal = journal;
        this.writer = writer;
        this.chronicle = chronicle;
        this.own = new OwnMessages(journal);
        this.copying = copying;
        this.objection = objection;
        this.clock = clock;
    }

    @Override
    public Answer<Page<StoredMessage>> list(Caller caller, Filter filter) {
        return Permission.missing(caller, Scope.MESSAGES_READ)
                .map(Answer::<Page<StoredMessage>>refused)
                .orElseGet(() -> Answer.done(journal.messages(caller.tenants(), filter)));
    }

    @Override
    public Answer<StoredMessage> show(Caller caller, MessageId id) {
        return Permission.missing(caller, Scope.MESSAGES_READ)
                .map(Answer::<StoredMessage>refused)
                .orElseGet(() -> own.find(caller, id));
    }

    @Override
    public CompletionStage<Answer<Created<List<MessageId>>>> resend(
            Caller caller, List<MessageId> ids, Optional<IdempotencyKey> key) {
        Optional<Problem> missing = Permission.missing(caller, Scope.MESSAGES_WRITE);
        return missing.isPresent()
                ? completedFuture(Answer.refused(missing.get()))
                : copying.copies(caller, ids, key, objection);
    }

    @Override
    public CompletionStage<Answer<StoredMessage>> cancel(Caller caller, MessageId id) {
        Optional<Problem> missing = Permission.missing(caller, Scope.MESSAGES_WRITE);
        if (missing.isPresent()) {
            return completedFuture(Answer.refused(missing.get()));
        }
        Answer<StoredMessage> found = own.find(caller, id);
        if (!(found instanceof Answer.Done<StoredMessage> done)) {
            return completedFuture(found);
        }
        StoredMessage message = done.value();
        if (!message.state().next().contains(MessageState.CANCELLED)) {
            return completedFuture(Answer.refused(tooLate(message)));
        }
        Instant now = clock.instant();
        Progress before = message.progress();
        Progress after = new Progress(
                MessageState.CANCELLED,
                before.hop(),
                before.attempts(),
                now,
                Optional.of(new Reason("cancelled", "taken back by " + caller.name())),
                before.via(),
                before.reference(),
                before.mayHaveArrivedTwice(),
                before.walk().ended(),
                now);
        return writer.write(Entry.of(
                        new Row.MessageStep(id, message.envelope().lane(), 0, message.state(), after),
                        chronicle.ofMessage(
                                message.envelope().tenant(),
                                message.envelope().job(),
                                id,
                                now,
                                caller.name(),
                                TimelineEntry.Kind.CANCELLED,
                                "taken back by " + caller.name()),
                        new Row.LaneWake(message.envelope().lane(), now),
                        new Row.Audit(caller.name(), "message.cancel", id.toString(), "", now)))
                .thenApply(result -> {
                    if (result instanceof Written.Stored) {
                        return Answer.done(message.with(after));
                    }
                    return result instanceof Written.Conflict
                            ? Answer.refused(tooLate(message))
                            : Answer.refused(JournalWriter.unavailable(result.toString()));
                });
    }

    @Override
    public CompletionStage<Answer<StoredMessage>> release(Caller caller, MessageId id) {
        Optional<Problem> missing = Permission.missing(caller, Scope.MESSAGES_WRITE);
        if (missing.isPresent()) {
            return completedFuture(Answer.refused(missing.get()));
        }
        Answer<StoredMessage> found = own.find(caller, id);
        if (!(found instanceof Answer.Done<StoredMessage> done)) {
            return completedFuture(found);
        }
        StoredMessage message = done.value();
        if (!message.progress().waitsForRelease() && !message.progress().waitsForRun()) {
            return completedFuture(Answer.refused(notHeld(message)));
        }
        Instant now = clock.instant();
        Progress after = Progress.fresh(now);
        return writer.write(Entry.of(
                        new Row.MessageStep(id, message.envelope().lane(), 0, MessageState.HELD, after),
                        chronicle.ofMessage(
                                message.envelope().tenant(),
                                message.envelope().job(),
                                id,
                                now,
                                caller.name(),
                                TimelineEntry.Kind.RESUMED,
                                "released by " + caller.name()),
                        new Row.LaneWake(message.envelope().lane(), now),
                        new Row.Audit(caller.name(), "message.release", id.toString(), "", now)))
                .thenApply(result -> {
                    if (result instanceof Written.Stored) {
                        return Answer.done(message.with(after));
                    }
                    return result instanceof Written.Conflict
                            ? Answer.refused(notHeld(message))
                            : Answer.refused(JournalWriter.unavailable(result.toString()));
                });
    }

    private static Problem notHeld(StoredMessage message) {
        return Problem.of(
                Problem.Kind.CONFLICT,
                "message " + message.id() + " is " + message.state().words()
                        + ", and nothing that a person could release holds it now",
                "Look at its timeline for what became of it");
    }

    private static Problem tooLate(StoredMessage message) {
        return Problem.of(
                Problem.Kind.CONFLICT,
                "message " + message.id() + " was " + message.state().words() + " and can not be taken back now",
                "Look at its timeline for what became of it");
    }
}

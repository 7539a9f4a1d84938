package org.switchroom.core.outbox;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.switchroom.core.arrival.Arrived;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Messages;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.transport.Reason;

/** Shows messages, copies ended ones anew, takes waiting ones back. */
public final class MessageDesk implements Messages {
    private final Journal journal;
    private final JournalWriter writer;
    private final Chronicle chronicle;
    private final Function<StoredMessage, Optional<Problem>> objection;
    private final Clock clock;

    /** @param objection why a message may not be copied at the moment */
    public MessageDesk(
            Journal journal,
            JournalWriter writer,
            Chronicle chronicle,
            Function<StoredMessage, Optional<Problem>> objection,
            Clock clock) {
        this.objection = objection;
        this.journal = journal;
        this.writer = writer;
        this.chronicle = chronicle;
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
                .orElseGet(() -> own(caller, id));
    }

    private Answer<StoredMessage> own(Caller caller, MessageId id) {
        return journal.message(id)
                .filter(message -> caller.mayActFor(message.envelope().tenant()))
                .map(Answer::done)
                .orElseGet(() -> Answer.refused(Permission.notFound("message", id)));
    }

    @Override
    public CompletionStage<Answer<Created<List<MessageId>>>> resend(
            Caller caller, List<MessageId> ids, Optional<IdempotencyKey> key) {
        return Permission.missing(caller, Scope.MESSAGES_WRITE)
                .map(MessageDesk::<List<MessageId>>refused)
                .orElseGet(() -> copies(caller, ids, key, objection));
    }

    private static <T> CompletionStage<Answer<Created<T>>> refused(Problem problem) {
        return completedFuture(Answer.refused(problem));
    }

    /**
     * The copies, for a caller who was asked already whether it may.
     *
     * @param objection why a message may not be copied
     */
    public CompletionStage<Answer<Created<List<MessageId>>>> copies(
            Caller caller,
            List<MessageId> ids,
            Optional<IdempotencyKey> key,
            Function<StoredMessage, Optional<Problem>> objection) {
        Instant now = clock.instant();
        List<Row> rows = new ArrayList<>();
        List<MessageId> copies = new ArrayList<>();
        for (MessageId id : ids) {
            Answer<StoredMessage> found = own(caller, id);
            if (!(found instanceof Answer.Done<StoredMessage> done)) {
                return completedFuture(Answer.refused(((Answer.Refused<?>) found).problem()));
            }
            StoredMessage original = done.value();
            if (!original.state().isFinal()) {
                return completedFuture(Answer.refused(Problem.of(
                        Problem.Kind.CONFLICT,
                        "message " + id + " is " + original.state().words() + " and may still arrive",
                        "Cancel it first, or wait for its end; nothing was copied")));
            }
            Optional<Problem> objected = objection.apply(original);
            if (objected.isPresent()) {
                return completedFuture(Answer.refused(objected.get()));
            }
            StoredMessage copy = copy(original, now);
            copies.add(copy.id());
            rows.add(new Row.NewMessage(copy));
            rows.add(chronicle.ofMessage(
                    copy.envelope().tenant(),
                    copy.envelope().job(),
                    copy.id(),
                    now,
                    caller.name(),
                    TimelineEntry.Kind.RESENT,
                    "sent again as " + copy.id() + ", a copy of " + id));
            rows.add(new Row.Audit(
                    caller.name(), "message.resend", id.toString(), copy.id().toString(), now));
        }
        var arrival = key.map(k -> Arrived.over("api.messages", k, caller.tenant(), written(copies), now));
        return writer.write(new Entry(arrival, rows)).thenApply(result -> {
            if (result instanceof Written.Stored) {
                return Answer.done(new Created<>(List.copyOf(copies), false));
            }
            return result instanceof Written.Repeated repeated
                    ? Arrived.again(repeated.earlier(), key.orElseThrow(), MessageDesk::read)
                    : Answer.refused(JournalWriter.unavailable(result.toString()));
        });
    }

    /** As the arrival of a repeatable request keeps them. */
    private static String written(List<MessageId> ids) {
        return ids.stream().map(MessageId::toString).collect(Collectors.joining(" "));
    }

    private static Optional<List<MessageId>> read(String written) {
        return Optional.of(Stream.of(written.split(" "))
                .map(id -> MessageId.parse(id).orElseThrow())
                .toList());
    }

    /** A person asked for it, so its validity starts anew, as long as it was the first time. */
    private StoredMessage copy(StoredMessage original, Instant now) {
        Envelope envelope = original.envelope();
        Duration validity = Duration.between(envelope.createdAt(), envelope.expiresAt());
        return new StoredMessage(
                new Envelope(
                        new MessageId(journal.nextId()),
                        envelope.tenant(),
                        envelope.job(),
                        envelope.party(),
                        envelope.role(),
                        envelope.content(),
                        envelope.priority(),
                        envelope.lane(),
                        envelope.plan(),
                        envelope.whenInDoubt(),
                        envelope.why(),
                        Optional.of(envelope.id()),
                        now,
                        now.plus(validity),
                        envelope.author()),
                Progress.fresh(now));
    }

    @Override
    public CompletionStage<Answer<StoredMessage>> cancel(Caller caller, MessageId id) {
        Optional<Problem> missing = Permission.missing(caller, Scope.MESSAGES_WRITE);
        if (missing.isPresent()) {
            return completedFuture(Answer.refused(missing.get()));
        }
        Answer<StoredMessage> found = own(caller, id);
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
        Answer<StoredMessage> found = own(caller, id);
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

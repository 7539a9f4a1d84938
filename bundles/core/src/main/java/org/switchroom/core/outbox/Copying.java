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
import org.switchroom.answer.Answer;
import org.switchroom.answer.Created;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Problem;
import org.switchroom.core.Chronicle;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.arrival.Arrived;
import org.switchroom.message.MessageId;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.trace.TimelineEntry;

/** Copies messages that have ended: the copy goes anew, the original stays. Any thread; blocks on the database. */
public final class Copying {
    private final Journal journal;
    private final JournalWriter writer;
    private final Chronicle chronicle;
    private final OwnMessages own;
    private final Clock clock;

    public Copying(Journal journal, JournalWriter writer, Chronicle chronicle, Clock clock) {
        this.journal = journal;
        this.writer = writer;
        this.chronicle = chronicle;
        this.own = new OwnMessages(journal);
        this.clock = clock;
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
            Answer<StoredMessage> found = own.find(caller, id);
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
                    ? Arrived.again(repeated.earlier(), key.orElseThrow(), Copying::read)
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
}

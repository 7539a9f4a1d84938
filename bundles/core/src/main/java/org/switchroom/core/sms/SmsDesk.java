package org.switchroom.core.sms;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Created;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Page;
import org.switchroom.answer.Problem;
import org.switchroom.core.Chronicle;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.Validities;
import org.switchroom.core.access.Permission;
import org.switchroom.core.arrival.Arrived;
import org.switchroom.core.outbox.Copying;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.message.Priority;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Party;
import org.switchroom.routing.Hop;
import org.switchroom.routing.WhenInDoubt;
import org.switchroom.sms.SmsMessages;
import org.switchroom.sms.SmsPreview;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.trace.TimelineEntry;

/** Takes the SMS that people write. */
public final class SmsDesk implements SmsMessages {
    private final Journal journal;
    private final JournalWriter writer;
    private final Chronicle chronicle;
    private final Copying copying;
    private final SmsGate gate;
    private final Drafts drafts;
    private final Previewing previewing;
    private final SmsTroubles troubles;
    private final SmsList list;
    private final Clock clock;

    SmsDesk(
            Journal journal,
            JournalWriter writer,
            Chronicle chronicle,
            Copying copying,
            SmsGate gate,
            Drafts drafts,
            Previewing previewing,
            SmsTroubles troubles,
            Clock clock) {
        this.journal = journal;
        this.writer = writer;
        this.chronicle = chronicle;
        this.copying = copying;
        this.gate = gate;
        this.drafts = drafts;
        this.previewing = previewing;
        this.troubles = troubles;
        this.list = new SmsList(journal);
        this.clock = clock;
    }

    @Override
    public Answer<Page<StoredMessage>> list(Caller caller, Filter filter) {
        return Permission.missing(caller, Scope.SMS_READ)
                .map(Answer::<Page<StoredMessage>>refused)
                .orElseGet(() -> Answer.done(list.page(caller.tenants(), filter)));
    }

    @Override
    public Answer<SmsPreview> preview(Caller caller, Map<String, String> fields) {
        return gate.closed(caller).map(Answer::<SmsPreview>refused).orElseGet(() -> drafts.content(caller, fields)
                .fold(content -> previewing.of(caller.tenant(), content), Answer::refused));
    }

    @Override
    public CompletionStage<Answer<Created<Sent>>> send(
            Caller caller, Map<String, String> fields, Optional<IdempotencyKey> key) {
        Optional<Problem> closed = gate.closed(caller);
        if (closed.isPresent()) {
            return completedFuture(Answer.refused(closed.get()));
        }
        Answer<Drafts.Draft> read = drafts.read(caller, fields);
        if (!(read instanceof Answer.Done<Drafts.Draft> done)) {
            Problem problem = ((Answer.Refused<?>) read).problem();
            if (problem.field().equals(Optional.of("to")) && fields.containsKey("to")) {
                troubles.numberRefused(caller, fields.get("to"), problem);
            }
            return completedFuture(Answer.refused(problem));
        }
        Instant now = clock.instant();
        StoredMessage message = message(caller, done.value(), now);
        Optional<SmsPreview> preview =
                previewing.of(caller.tenant(), done.value().content()).fold(Optional::of, problem -> Optional.empty());
        var arrival = key.map(
                k -> Arrived.over("api.sms", k, caller.tenant(), message.id().toString(), now));
        return writer.write(new Entry(arrival, rows(caller, message, now))).thenApply(result -> {
            if (result instanceof Written.Stored) {
                return Answer.done(new Created<>(new Sent(message, preview), false));
            }
            return result instanceof Written.Repeated repeated
                    ? Arrived.again(repeated.earlier(), key.orElseThrow(), id -> MessageId.parse(id)
                            .flatMap(journal::message)
                            .map(earlier -> new Sent(earlier, preview)))
                    : Answer.refused(JournalWriter.unavailable(result.toString()));
        });
    }

    private StoredMessage message(Caller caller, Drafts.Draft draft, Instant now) {
        Envelope envelope = new Envelope(
                new MessageId(journal.nextId()),
                caller.tenant(),
                Optional.empty(),
                draft.party().map(Party::id),
                Sms.WRITTEN,
                draft.content(),
                Priority.ROUTINE,
                Sms.CHANNEL + ":" + draft.number(),
                plan(draft),
                WhenInDoubt.DEFAULT,
                List.of("written by " + caller.name()),
                Optional.empty(),
                now,
                now.plus(Validities.until(draft.validity())),
                Optional.of(caller.name()));
        return new StoredMessage(
                envelope, draft.nextRun() ? Progress.heldForRun(now, envelope.expiresAt()) : Progress.fresh(now));
    }

    /** By SMS; a party that also has a mail address gets words there when no SMS can be sent. */
    private static List<Hop> plan(Drafts.Draft draft) {
        List<Hop> plan = new ArrayList<>(List.of(new Hop(Sms.CHANNEL, Address.phone(draft.number()))));
        draft.party()
                .flatMap(Party::email)
                .filter(mail -> draft.content().kind().canBeSaidInWords())
                .ifPresent(mail -> plan.add(new Hop("email", Address.mail(mail))));
        return plan;
    }

    private List<Row> rows(Caller caller, StoredMessage message, Instant now) {
        String how = message.progress().waitsForRun() ? "it goes with the next run of Service SMS" : "queued";
        return List.of(
                new Row.NewMessage(message),
                chronicle.ofMessage(
                        message.envelope().tenant(),
                        Optional.empty(),
                        message.id(),
                        now,
                        caller.name(),
                        message.progress().waitsForRun() ? TimelineEntry.Kind.HELD : TimelineEntry.Kind.QUEUED,
                        "SMS to " + message.hop().to().masked() + " written by " + caller.name() + said(message) + " → "
                                + how),
                new Row.Audit(
                        caller.name(),
                        "sms.send",
                        message.id().toString(),
                        message.hop().to().toString(),
                        now));
    }

    private static String said(StoredMessage message) {
        return message.envelope().content() instanceof Content.Binary binary ? ": " + binary.words() : "";
    }

    @Override
    public CompletionStage<Answer<Created<List<MessageId>>>> resend(
            Caller caller, List<MessageId> ids, Optional<IdempotencyKey> key) {
        Optional<Problem> closed = gate.closed(caller);
        return closed.isPresent()
                ? completedFuture(Answer.refused(closed.get()))
                : copying.copies(caller, ids, key, SmsDesk::noSms);
    }

    private static Optional<Problem> noSms(StoredMessage original) {
        return Sms.is(original)
                ? Optional.empty()
                : Optional.of(Problem.of(
                        Problem.Kind.CONFLICT,
                        "message " + original.id() + " is no SMS; nothing was copied",
                        "Use the list of all messages for it"));
    }
}

package org.switchroom.core.party;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
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
import org.switchroom.core.JournalWriter;
import org.switchroom.core.access.Permission;
import org.switchroom.core.arrival.Arrived;
import org.switchroom.party.Parties;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/** Keeps the parties. */
public final class PartyDesk implements Parties {
    private final Journal journal;
    private final JournalWriter writer;
    private final PartyBook book;
    private final PartyFields fields;
    private final Clock clock;

    public PartyDesk(Journal journal, JournalWriter writer, PartyBook book, PhoneNumbers numbers, Clock clock) {
        this.journal = journal;
        this.writer = writer;
        this.book = book;
        this.fields = new PartyFields(numbers);
        this.clock = clock;
    }

    @Override
    public CompletionStage<Answer<Created<Party>>> create(
            Caller caller, Map<String, String> written, Optional<IdempotencyKey> key) {
        Optional<Problem> missing = Permission.missing(caller, Scope.PARTIES_WRITE);
        if (missing.isPresent()) {
            return completedFuture(Answer.refused(missing.get()));
        }
        Instant now = clock.instant();
        Answer<Party> read = fields.read(new PartyId(journal.nextId()), caller.tenant(), written, 1, now, now);
        if (read instanceof Answer.Refused<Party> refused) {
            return completedFuture(Answer.refused(refused.problem()));
        }
        Party party = ((Answer.Done<Party>) read).value();
        var rows = List.<Row>of(
                new Row.NewParty(party),
                new Row.Audit(caller.name(), "party.create", party.id().toString(), party.name(), now));
        var arrival = key.map(
                k -> Arrived.over("api.parties", k, caller.tenant(), party.id().toString(), now));
        return writer.write(new Entry(arrival, rows)).thenApply(result -> created(result, party, key));
    }

    private Answer<Created<Party>> created(Written result, Party party, Optional<IdempotencyKey> key) {
        if (result instanceof Written.Stored) {
            return Answer.done(new Created<>(party, false));
        }
        if (result instanceof Written.Repeated repeated) {
            return Arrived.again(repeated.earlier(), key.orElseThrow(), id -> PartyId.parse(id)
                    .flatMap(journal::party));
        }
        return Answer.refused(JournalWriter.unavailable(result.toString()));
    }

    @Override
    public CompletionStage<Answer<Party>> change(Caller caller, PartyId id, int revision, Map<String, String> changes) {
        Optional<Problem> missing = Permission.missing(caller, Scope.PARTIES_WRITE);
        if (missing.isPresent()) {
            return completedFuture(Answer.refused(missing.get()));
        }
        Answer<Party> before = own(caller, id);
        if (!(before instanceof Answer.Done<Party> done)) {
            return completedFuture(before);
        }
        if (done.value().revision() != revision) {
            return completedFuture(Answer.refused(stale(id, done.value().revision())));
        }
        Instant now = clock.instant();
        Map<String, String> merged = new LinkedHashMap<>(PartyFields.written(done.value()));
        merged.putAll(changes);
        Answer<Party> read = fields.read(
                id, done.value().tenant(), merged, revision + 1, done.value().createdAt(), now);
        if (!(read instanceof Answer.Done<Party> after)) {
            return completedFuture(read);
        }
        return writer.write(Entry.of(
                        new Row.ChangedParty(after.value()),
                        new Row.Audit(
                                caller.name(), "party.change", id.toString(), String.join(",", changes.keySet()), now)))
                .thenApply(result -> {
                    book.forget(id);
                    if (result instanceof Written.Stored) {
                        return Answer.done(after.value());
                    }
                    return result instanceof Written.Conflict
                            ? Answer.refused(stale(id, revision + 1))
                            : Answer.refused(JournalWriter.unavailable(result.toString()));
                });
    }

    private static Problem stale(PartyId id, int current) {
        return Problem.of(
                Problem.Kind.STALE,
                "party " + id + " was changed meanwhile, its revision is " + current + " or later",
                "Read it again and repeat the change on what it is now");
    }

    @Override
    public Answer<Party> show(Caller caller, PartyId id) {
        return Permission.missing(caller, Scope.PARTIES_READ)
                .map(Answer::<Party>refused)
                .orElseGet(() -> own(caller, id));
    }

    private Answer<Party> own(Caller caller, PartyId id) {
        return journal.party(id)
                .filter(party -> caller.mayActFor(party.tenant()))
                .map(Answer::done)
                .orElseGet(() -> Answer.refused(Permission.notFound("party", id)));
    }

    @Override
    public Answer<Page<Party>> list(Caller caller, Filter filter) {
        return Permission.missing(caller, Scope.PARTIES_READ)
                .map(Answer::<Page<Party>>refused)
                .orElseGet(() -> Answer.done(journal.parties(caller.tenants(), filter)));
    }
}

package org.switchroom.testkit.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.switchroom.access.ApiToken;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.JobId;
import org.switchroom.job.JobState;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.message.IdText;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.message.Priority;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.party.PartyKind;
import org.switchroom.routing.Hop;
import org.switchroom.routing.MessageVia;
import org.switchroom.routing.WhenInDoubt;
import org.switchroom.service.LogLine;
import org.switchroom.store.Arrival;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;

/** Plain, valid values of one tenant, with fresh ids of the journal. What a test is about it sets itself. */
public final class Samples {
    private final Journal journal;
    private final Instant now;
    private final Tenant tenant;

    public Samples(Journal journal, Instant now) {
        this.journal = journal;
        this.now = now;
        this.tenant = new Tenant("t" + IdText.write(journal.nextId()), "Leitstelle Süd", now);
    }

    public Tenant tenant() {
        return tenant;
    }

    /** As the lists of the journal take it. */
    public List<String> tenants() {
        return List.of(tenant.id());
    }

    public LogLine logLine(Optional<String> whose, Instant at, String message) {
        return new LogLine(
                journal.nextId(),
                "job-" + IdText.write(journal.nextId()),
                whose,
                LogLine.Event.ERROR,
                at,
                "house-1",
                "anna",
                "Switchroom",
                "0.1",
                message);
    }

    /** A word that nothing else in the store has. */
    public String word() {
        return "w" + IdText.write(journal.nextId());
    }

    public ApiToken token() {
        return new ApiToken(
                word(), tenant.id(), "panel", word(), Set.of(Scope.JOBS_READ, Scope.JOBS_WRITE), now, Optional.empty());
    }

    public Party party(String name) {
        return new Party(
                new PartyId(journal.nextId()),
                tenant.id(),
                PartyKind.SERVICE_PROVIDER,
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                MessageVia.EMAIL,
                true,
                false,
                Optional.empty(),
                1,
                now,
                now);
    }

    public Job job() {
        return job(Map.of());
    }

    /** A job of kind ORDER with a number of its own, unless the fields say otherwise. */
    public Job job(Map<JobField, String> fields) {
        Map<JobField, String> all = new EnumMap<>(JobField.class);
        all.put(JobField.KIND, "ORDER");
        all.put(JobField.NUMBER, word());
        all.put(JobField.PRIORITY, "ROUTINE");
        all.putAll(fields);
        return new Job(
                new JobId(journal.nextId()),
                tenant.id(),
                JobState.ACTIVE,
                all,
                Optional.empty(),
                0,
                1,
                "samples",
                now,
                now);
    }

    /** The next revision of a job, with one field set. */
    public static Job changed(Job job, JobField field, String value) {
        Map<JobField, String> fields = new EnumMap<>(job.fields());
        fields.put(field, value);
        return new Job(
                job.id(),
                job.tenant(),
                job.state(),
                fields,
                job.attention(),
                job.unsentChanges(),
                job.revision() + 1,
                job.createdBy(),
                job.createdAt(),
                job.changedAt().plusSeconds(1));
    }

    /** A message in a lane, due at once. */
    public StoredMessage message(String lane) {
        return message(lane, now, Optional.empty());
    }

    public StoredMessage message(String lane, Instant dueAt, Optional<JobId> job) {
        Envelope envelope = new Envelope(
                new MessageId(journal.nextId()),
                tenant.id(),
                job,
                Optional.empty(),
                "provider",
                new Content.Text("Auftrag", "Bitte kommen"),
                Priority.URGENT,
                lane,
                List.of(new Hop("email", new Address("mailto", "dienst@example.org"))),
                WhenInDoubt.DEFAULT,
                List.of("the provider wants mail"),
                Optional.empty(),
                now,
                now.plus(Duration.ofHours(4)));
        Progress fresh = Progress.fresh(now);
        return new StoredMessage(
                envelope,
                new Progress(
                        fresh.state(),
                        fresh.hop(),
                        fresh.attempts(),
                        dueAt,
                        fresh.reason(),
                        fresh.via(),
                        fresh.reference(),
                        fresh.mayHaveArrivedTwice(),
                        fresh.walk(),
                        fresh.changedAt()));
    }

    /** The message's progress in another state, due when it was. */
    public static Progress in(MessageState state, StoredMessage message) {
        Progress before = message.progress();
        return new Progress(
                state,
                before.hop(),
                before.attempts(),
                before.dueAt(),
                before.reason(),
                before.via(),
                before.reference(),
                before.mayHaveArrivedTwice(),
                before.walk(),
                before.changedAt().plusSeconds(1));
    }

    /** A step into a state from the one the message is in. */
    public static Row.MessageStep step(StoredMessage message, long epoch, MessageState to) {
        return new Row.MessageStep(message.id(), message.envelope().lane(), epoch, message.state(), in(to, message));
    }

    public TimelineEntry timeline(Optional<JobId> job, Optional<MessageId> message, String text) {
        return new TimelineEntry(
                journal.nextId(), tenant.id(), job, message, now, "switchroom", TimelineEntry.Kind.CREATED, text);
    }

    public Arrival arrival(String client, String reference) {
        return new Arrival(tenant.id(), "api.jobs", client, reference, "digest-" + reference, word(), now);
    }
}

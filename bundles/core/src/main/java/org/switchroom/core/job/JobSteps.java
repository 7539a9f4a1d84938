package org.switchroom.core.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.Chronicle;
import org.switchroom.core.routing.Occasion;
import org.switchroom.core.sms.Courtesies;
import org.switchroom.job.Attention;
import org.switchroom.job.FieldChange;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.JobId;
import org.switchroom.job.JobState;
import org.switchroom.message.Priority;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.routing.Decision;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;

/** What each step makes of a job: the job after it, and all the rows that belong to it. Writes nothing. */
public final class JobSteps {
    /** @param rows empty when nothing has to be stored */
    record Step(Job job, List<Row> rows) {}

    private final Journal journal;
    private final Chronicle chronicle;
    private final Notices notices;
    private final JobRecords records;
    private final Courtesies courtesies;

    public JobSteps(Journal journal, Chronicle chronicle, Notices notices, Courtesies courtesies) {
        this.journal = journal;
        this.chronicle = chronicle;
        this.notices = notices;
        this.records = new JobRecords(chronicle);
        this.courtesies = courtesies;
    }

    Answer<Step> create(
            Caller caller,
            Map<JobField, String> sent,
            boolean dispatch,
            String origin,
            Map<PartyId, Party> parties,
            Instant now) {
        JobId id = new JobId(journal.nextId());
        Map<JobField, String> fields = new EnumMap<>(JobField.class);
        sent.forEach((field, value) -> {
            if (!value.isEmpty()) {
                fields.put(field, value);
            }
        });
        if (!fields.containsKey(JobField.KIND)) {
            return Answer.refused(
                    Problem.field("kind", "a job has a kind, none was sent", "Send ORDER, TICKET or ALARM_RESPONSE"));
        }
        fields.putIfAbsent(JobField.NUMBER, "J-" + id);
        fields.putIfAbsent(JobField.PRIORITY, Priority.ROUTINE.name());
        Job job =
                new Job(id, caller.tenant(), JobState.ACTIVE, fields, Optional.empty(), 0, 1, caller.name(), now, now);
        List<Row> rows = new ArrayList<>();
        rows.add(chronicle.ofJob(
                job.tenant(),
                id,
                now,
                caller.name(),
                TimelineEntry.Kind.RECEIVED,
                "job " + job.number() + " taken in from " + caller.name() + (origin.isEmpty() ? "" : ": " + origin)));
        rows.addAll(notices.tell(job, parties, Notices.COPIED_IN, Occasion.NEW_JOB, now));
        rows.addAll(courtesies.created(job, parties, now));
        if (dispatch) {
            Answer<Step> dispatched = dispatch(caller, job, parties, Optional.empty(), now);
            if (!(dispatched instanceof Answer.Done<Step> done)) {
                return dispatched;
            }
            // The job is new: its first stored state is the dispatched one, at revision 1.
            job = JobRules.at(done.value().job(), 1);
            done.value().rows().stream()
                    .filter(row -> !(row instanceof Row.ChangedJob)
                            && !(row instanceof Row.Change)
                            && !(row instanceof Row.Audit))
                    .forEach(rows::add);
        }
        rows.add(0, new Row.NewJob(job));
        rows.add(JobRecords.audit(caller.name(), dispatch ? "job.create-and-dispatch" : "job.create", job, now));
        return Answer.done(new Step(job, rows));
    }

    Answer<Step> change(
            Caller caller,
            Job job,
            Map<JobField, String> sent,
            Optional<String> state,
            Map<PartyId, Party> parties,
            Instant now) {
        Map<JobField, String> fields = new EnumMap<>(JobField.class);
        fields.putAll(job.fields());
        sent.forEach((field, value) -> {
            if (value.isEmpty()) {
                fields.remove(field);
            } else {
                fields.put(field, value);
            }
        });
        for (JobField needed : List.of(JobField.KIND, JobField.NUMBER, JobField.PRIORITY)) {
            if (!fields.containsKey(needed)) {
                return Answer.refused(Problem.field(
                        needed.apiName(),
                        "a job keeps its " + needed.apiName(),
                        "Send another value, or leave the field out"));
            }
        }
        Answer<JobState> next = JobRules.nextState(job, state);
        if (!(next instanceof Answer.Done<JobState> to)) {
            return Answer.refused(((Answer.Refused<?>) next).problem());
        }
        JobState after = JobRules.providerChanged(job, fields) && providerKnows(job) ? JobState.ACTIVE : to.value();
        List<FieldChange> changes = JobRules.changes(job, fields, after, caller.name(), now);
        if (changes.isEmpty()) {
            return Answer.done(new Step(job, List.of()));
        }
        boolean closed = job.state().isClosed();
        Optional<Attention> attention = caller.isMachine()
                ? Optional.of(Attention.raised(
                        job.attention(), Attention.Cause.CHANGE, changes.size() + " changed by " + caller.name(), now))
                : job.attention();
        Job changed = new Job(
                job.id(),
                job.tenant(),
                after,
                fields,
                attention,
                closed ? job.unsentChanges() + changes.size() : 0,
                job.revision() + 1,
                job.createdBy(),
                job.createdAt(),
                now);
        String what = changes.stream().map(FieldChange::field).collect(Collectors.joining(", "));
        List<Row> rows = records.saved(
                caller.name(),
                changed,
                changes,
                TimelineEntry.Kind.CHANGED,
                what + " changed" + (closed ? "; the job is complete, so nobody is told until it is reopened" : ""),
                "job.change",
                now);
        if (!closed) {
            rows.addAll(notices.tell(changed, parties, audience(job), Occasion.UPDATE, now));
        }
        return Answer.done(new Step(changed, rows));
    }

    /** @param inspectorBySms chosen for this order; empty for what the switch says */
    Answer<Step> dispatch(
            Caller caller, Job job, Map<PartyId, Party> parties, Optional<Boolean> inspectorBySms, Instant now) {
        Optional<Party> provider = job.party(JobField.PROVIDER).map(parties::get);
        if (provider.isEmpty()) {
            return Answer.refused(Problem.of(
                    Problem.Kind.CONFLICT,
                    "job " + job.number() + " names no provider to dispatch to",
                    "Set the field provider, then dispatch"));
        }
        if (!job.state().next().contains(JobState.DISPATCHED)) {
            return Answer.refused(JobRules.notFrom(job, JobState.DISPATCHED));
        }
        Decision decision = notices.decide(job, provider.get(), JobField.PROVIDER, Occasion.NEW_JOB, now);
        if (!(decision instanceof Decision.Send)) {
            return Answer.refused(Problem.of(
                    Problem.Kind.CONFLICT,
                    "the provider can not be told: " + String.join("; ", decision.why()),
                    "Change the provider's MessageVia or contact details, or choose another provider"));
        }
        Job after = JobRules.moved(job, JobState.DISPATCHED, now);
        List<Row> rows = records.saved(
                caller.name(),
                after,
                JobRules.changes(job, job.fields(), JobState.DISPATCHED, caller.name(), now),
                TimelineEntry.Kind.STATE,
                "dispatched to " + provider.get().name(),
                "job.dispatch",
                now);
        rows.addAll(notices.rows(after, provider.get(), parties, JobField.PROVIDER, Occasion.NEW_JOB, decision, now));
        rows.addAll(courtesies.dispatched(after, parties, inspectorBySms, now));
        return Answer.done(new Step(after, rows));
    }

    Answer<Step> acknowledge(Caller caller, Job job, Instant now) {
        if (job.attention().isEmpty()) {
            return Answer.done(new Step(job, List.of()));
        }
        Job after = job.with(Optional.empty(), now);
        return Answer.done(new Step(
                after,
                records.saved(
                        caller.name(),
                        after,
                        List.of(),
                        TimelineEntry.Kind.ATTENTION,
                        "seen by " + caller.name() + ": "
                                + job.attention().get().detail(),
                        "job.acknowledge",
                        now)));
    }

    Answer<Step> complete(Caller caller, Job job, Map<PartyId, Party> parties, Instant now) {
        return move(
                caller,
                job,
                JobState.COMPLETE,
                "complete; no details are exchanged from here on",
                "job.complete",
                parties,
                now);
    }

    Answer<Step> reopen(Caller caller, Job job, Map<PartyId, Party> parties, Instant now) {
        return move(
                caller,
                job,
                JobState.INCOMPLETE,
                "opened again; " + job.unsentChanges() + " changes made meanwhile are sent now",
                "job.reopen",
                parties,
                now);
    }

    private Answer<Step> move(
            Caller caller, Job job, JobState to, String text, String action, Map<PartyId, Party> parties, Instant now) {
        if (!job.state().next().contains(to)) {
            return Answer.refused(JobRules.notFrom(job, to));
        }
        Job after = JobRules.moved(job, to, now);
        List<Row> rows = records.saved(
                caller.name(),
                after,
                JobRules.changes(job, job.fields(), to, caller.name(), now),
                TimelineEntry.Kind.STATE,
                text,
                action,
                now);
        rows.addAll(notices.tell(after, parties, audience(job), Occasion.UPDATE, now));
        return Answer.done(new Step(after, rows));
    }

    /** Those who know of the job and are told of its changes: the copied-in ones, and the provider once it was told. */
    private List<JobField> audience(Job before) {
        List<JobField> roles = new ArrayList<>(Notices.COPIED_IN);
        if (providerKnows(before)) {
            roles.add(JobField.PROVIDER);
        }
        return roles;
    }

    private boolean providerKnows(Job job) {
        return switch (job.state()) {
            case DISPATCHED, ACCEPTED, ON_SITE -> true;
            case ACTIVE, REFUSED -> false;
            case COMPLETE, INCOMPLETE, CANCELLED ->
                journal.messagesOf(job.id()).stream()
                        .anyMatch(message -> message.envelope().role().equals(JobField.PROVIDER.apiName()));
        };
    }
}

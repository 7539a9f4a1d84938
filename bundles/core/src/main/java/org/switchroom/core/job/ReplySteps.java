package org.switchroom.core.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.Chronicle;
import org.switchroom.core.access.Permission;
import org.switchroom.core.party.PartyBook;
import org.switchroom.core.routing.Occasion;
import org.switchroom.job.Attention;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.JobId;
import org.switchroom.job.JobState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;

/** What a provider's answer makes of its job: rows to be stored with the answer. */
public final class ReplySteps {
    private final Journal journal;
    private final PartyBook book;
    private final Chronicle chronicle;
    private final JobRecords records;
    private final Notices notices;

    public ReplySteps(Journal journal, PartyBook book, Chronicle chronicle, Notices notices) {
        this.journal = journal;
        this.book = book;
        this.chronicle = chronicle;
        this.records = new JobRecords(chronicle);
        this.notices = notices;
    }

    /**
     * The copied-in parties are told; the provider is not, who says so himself. A no turns the job red with its reason, for
     * somebody has to find another one. Blocks on the journal.
     *
     * @param words what the answer says beside its word
     */
    public Answer<List<Row>> answered(JobId id, StoredMessage message, JobState to, String words, Instant now) {
        Optional<Job> found = journal.job(id);
        if (found.isEmpty()) {
            return Answer.refused(Permission.notFound("job", id));
        }
        Job job = found.get();
        if (!job.party(JobField.PROVIDER).equals(message.envelope().party())) {
            return Answer.refused(Problem.of(
                    Problem.Kind.CONFLICT,
                    "job " + job.number() + " is with another provider by now",
                    "Call the control room"));
        }
        if (job.state() == to) {
            return Answer.done(List.of());
        }
        if (!job.state().next().contains(to)) {
            return Answer.refused(JobRules.notFrom(job, to));
        }
        Map<PartyId, Party> parties = book.find(job.fields().keySet().stream()
                .filter(field -> field.type() == JobField.Type.PARTY)
                .flatMap(field -> job.party(field).stream())
                .toList());
        String who =
                message.envelope().party().map(parties::get).map(Party::name).orElse("provider") + " by SMS";
        Job after = JobRules.moved(job, to, now);
        List<Row> rows = new ArrayList<>(records.saved(
                who,
                after,
                JobRules.changes(job, job.fields(), to, who, now),
                TimelineEntry.Kind.STATE,
                to.name() + (words.isBlank() ? "" : ": " + words),
                "job.answer",
                now));
        rows.addAll(notices.tell(after, parties, Notices.COPIED_IN, Occasion.UPDATE, now));
        if (to == JobState.REFUSED) {
            String detail = who + " refuses the job" + (words.isBlank() ? "" : ": " + words);
            rows.add(new Row.RaiseAttention(id, Attention.Cause.CHANGE, detail, now));
            rows.add(chronicle.ofJob(
                    job.tenant(),
                    id,
                    now,
                    Chronicle.SWITCHROOM,
                    TimelineEntry.Kind.ATTENTION,
                    "needs attention: " + detail));
        }
        return Answer.done(rows);
    }
}

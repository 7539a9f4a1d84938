package org.switchroom.core.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.job.FieldChange;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.JobState;

/** The plain facts of jobs: which state may follow, what a change is, what a copy looks like. */
final class JobRules {
    /** States that a change of fields may set; the others have a request of their own. */
    private static final Set<JobState> BY_CHANGE =
            EnumSet.of(JobState.ACCEPTED, JobState.REFUSED, JobState.ON_SITE, JobState.CANCELLED);

    private JobRules() {}

    static Answer<JobState> nextState(Job job, Optional<String> wanted) {
        if (wanted.isEmpty() || wanted.get().equals(job.state().name())) {
            return Answer.done(job.state());
        }
        for (JobState state : BY_CHANGE) {
            if (state.name().equals(wanted.get())) {
                return job.state().next().contains(state) ? Answer.done(state) : Answer.refused(notFrom(job, state));
            }
        }
        return Answer.refused(Problem.field(
                "state",
                "'" + wanted.get() + "' is no state that a change can set",
                "Send one of " + BY_CHANGE + ", or use dispatch, complete or reopen"));
    }

    static Problem notFrom(Job job, JobState to) {
        return Problem.of(
                Problem.Kind.CONFLICT,
                "job " + job.number() + " is " + job.state() + " and can not become " + to,
                "From here it may become " + job.state().next());
    }

    static boolean providerChanged(Job job, Map<JobField, String> fields) {
        return !Objects.equals(job.fields().get(JobField.PROVIDER), fields.get(JobField.PROVIDER));
    }

    static List<FieldChange> changes(Job job, Map<JobField, String> fields, JobState state, String by, Instant now) {
        List<FieldChange> changes = new ArrayList<>();
        for (JobField field : JobField.values()) {
            Optional<String> before = job.field(field);
            Optional<String> after = Optional.ofNullable(fields.get(field));
            if (!before.equals(after)) {
                changes.add(new FieldChange(job.id(), job.revision() + 1, field.apiName(), before, after, by, now));
            }
        }
        if (state != job.state()) {
            changes.add(new FieldChange(
                    job.id(),
                    job.revision() + 1,
                    "state",
                    Optional.of(job.state().name()),
                    Optional.of(state.name()),
                    by,
                    now));
        }
        return changes;
    }

    static Job moved(Job job, JobState to, Instant now) {
        int unsent = to == JobState.INCOMPLETE ? 0 : job.unsentChanges();
        return new Job(
                job.id(),
                job.tenant(),
                to,
                job.fields(),
                job.attention(),
                unsent,
                job.revision() + 1,
                job.createdBy(),
                job.createdAt(),
                now);
    }

    static Job at(Job job, int revision) {
        return new Job(
                job.id(),
                job.tenant(),
                job.state(),
                job.fields(),
                job.attention(),
                job.unsentChanges(),
                revision,
                job.createdBy(),
                job.createdAt(),
                job.changedAt());
    }
}

package org.switchroom.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Created;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Page;
import org.switchroom.intake.Origin;

/**
 * What can be done with jobs. Provided by core. Every stage completes when the change, its log, its timeline and the
 * messages that follow from it are on disk together, or with a problem and nothing stored; never exceptionally for
 * bad input. Stages complete on core's threads; what follows must not block. Reads block on the database.
 */
@ProviderType
public interface Jobs {
    /**
     * @param provider only jobs of this provider, when given
     * @param text part of number, site code or notes, when given
     * @param attention only jobs that need attention, when true
     */
    record Filter(
            Optional<JobState> state,
            Optional<JobKind> kind,
            Optional<String> number,
            Optional<String> text,
            boolean attention,
            Optional<String> after,
            int limit) {
        public static Filter all(int limit) {
            return new Filter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    limit);
        }
    }

    /**
     * Takes a job in. The customer and the alarm company are told as they wish; the provider only if {@code dispatch}.
     *
     * @param fields by API name; unknown names are refused. {@code kind} must be there; a missing {@code number} is
     *     given, a missing {@code priority} is ROUTINE
     * @param dispatch dispatch in the same step
     */
    default CompletionStage<Answer<Created<Job>>> create(
            Caller caller, Map<String, String> fields, boolean dispatch, Optional<IdempotencyKey> key) {
        return create(caller, fields, dispatch, key, Origin.UNKNOWN);
    }

    /**
     * The same for an intake that reads a source bit by bit: the job and the source's step are on disk together.
     * {@code STALE} when the source stands elsewhere. What is wrong with the fields is answered before this returns.
     */
    CompletionStage<Answer<Created<Job>>> create(
            Caller caller, Map<String, String> fields, boolean dispatch, Optional<IdempotencyKey> key, Origin origin);

    /**
     * The fields as {@link #create} would keep them, or the problem it would answer; nothing is stored. Blocks on the
     * database when the fields name parties.
     */
    Answer<Map<JobField, String>> check(Caller caller, Map<String, String> fields, boolean dispatch);

    /**
     * Changes fields; those who know of the job are told, unless it is complete.
     *
     * @param revision the revision the caller saw; {@code STALE} when it is another one by now
     * @param fields by API name; an empty value clears an optional field; {@code state} moves ACCEPTED, REFUSED,
     *     ON_SITE and CANCELLED
     */
    CompletionStage<Answer<Job>> change(Caller caller, JobId id, int revision, Map<String, String> fields);

    /** Tells the provider. Refused when the job has none, or when the provider can not be told at all. */
    default CompletionStage<Answer<Job>> dispatch(Caller caller, JobId id, Optional<Integer> revision) {
        return dispatch(caller, id, revision, Optional.empty());
    }

    /**
     * The same.
     *
     * @param inspectorBySms whether the inspector of an order hears of it by SMS; as switch 1539 says when empty
     */
    CompletionStage<Answer<Job>> dispatch(
            Caller caller, JobId id, Optional<Integer> revision, Optional<Boolean> inspectorBySms);

    /** Takes the red away, for everyone, with name and time. */
    CompletionStage<Answer<Job>> acknowledge(Caller caller, JobId id, Optional<Integer> revision);

    /** From here on no details are exchanged. */
    CompletionStage<Answer<Job>> complete(Caller caller, JobId id, Optional<Integer> revision);

    /** Opens a complete job again and sends what was changed meanwhile. */
    CompletionStage<Answer<Job>> reopen(Caller caller, JobId id, Optional<Integer> revision);

    Answer<Job> show(Caller caller, JobId id);

    Answer<Page<Job>> list(Caller caller, Filter filter);

    Answer<List<FieldChange>> changes(Caller caller, JobId id);
}

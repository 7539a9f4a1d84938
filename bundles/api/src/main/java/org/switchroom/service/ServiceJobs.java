package org.switchroom.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.answer.TextMatch;

/**
 * Jobs by the clock and their log. Provided by core. Looking needs {@code sms:read}; changing and running needs
 * {@code sms:write} and acting for every tenant, because a job is the house's. Reads block on the database.
 */
@ProviderType
public interface ServiceJobs {
    /**
     * @param kindWords what people read instead of its kind; empty while nothing here does this kind of work
     * @param nextRun empty when it is not active, outside its days, or no clock is there
     */
    record View(ServiceJob job, Optional<String> kindWords, ServiceJob.Runs runs, Optional<Instant> nextRun) {}

    /**
     * Everything that is given has to fit.
     *
     * @param kind its id; of jobs that nothing here does, too
     * @param user who made or changed it
     * @param text in name, description or note
     */
    record Filter(Optional<String> kind, Optional<String> user, Optional<TextMatch> text) {
        public static final Filter ALL = new Filter(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * @param text in any of a line's texts
     * @param from at or after
     * @param until before
     * @param limit at most so many lines, the newest; 1 to 1000
     */
    record LogFilter(
            Optional<String> job,
            Optional<TextMatch> text,
            Optional<Instant> from,
            Optional<Instant> until,
            int limit) {}

    /**
     * What a run did.
     *
     * @param did in the words of its kind
     * @param error why it counts as a run with an error
     */
    record Ran(Instant at, Duration took, String did, Optional<String> error) {}

    Answer<List<View>> list(Caller caller, Filter filter);

    Answer<View> show(Caller caller, String id);

    /**
     * Makes one. On disk when complete.
     *
     * @param fields {@code kind}, one that is there, else it is the SMS service; {@code name}, {@code active},
     *     {@code logKind}, {@code description}, {@code note}, {@code validFrom}, {@code validUntil}, {@code errorMail}
     *     and {@code tenants} (with commas), {@code schedule}, {@code priority}; {@code userName} and {@code dialogName}
     *     are taken and have no effect
     */
    CompletionStage<Answer<View>> create(Caller caller, Map<String, String> fields);

    /** Changes the fields that are named; {@code STALE} when the version is another one by now. */
    CompletionStage<Answer<View>> change(Caller caller, String id, int seen, Map<String, String> fields);

    /** Refused for one of the system's. */
    CompletionStage<Answer<View>> remove(Caller caller, String id);

    /** Runs it now; refused when it is not active, outside its days, or running. Completes when the run has ended. */
    CompletionStage<Answer<Ran>> run(Caller caller, String id);

    /** Newest first; lines of other tenants are not shown. */
    Answer<List<LogLine>> log(Caller caller, LogFilter filter);
}

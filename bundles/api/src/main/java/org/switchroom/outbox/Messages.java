package org.switchroom.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Created;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Page;
import org.switchroom.job.JobId;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;

/** The messages of a tenant, as operators see and handle them. Provided by core. Reads block on the database. */
@ProviderType
public interface Messages {
    /**
     * @param state only these, when given
     * @param job only this job's, when given
     * @param text part of the recipient's address or of the text, when given
     * @param from created at or after, when given
     * @param until created before, when given
     * @param after the {@code next} of the page before, when given
     * @param limit 1 to 200
     */
    record Filter(
            Optional<MessageState> state,
            Optional<JobId> job,
            Optional<String> text,
            Optional<Instant> from,
            Optional<Instant> until,
            Optional<String> after,
            int limit) {
        public static Filter all(int limit) {
            return new Filter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    limit);
        }
    }

    Answer<Page<StoredMessage>> list(Caller caller, Filter filter);

    Answer<StoredMessage> show(Caller caller, MessageId id);

    /**
     * Linked copies of ended messages, queued anew; the originals stay as they are. Once for each key, when there is
     * one. On disk when complete.
     */
    CompletionStage<Answer<Created<List<MessageId>>>> resend(
            Caller caller, List<MessageId> ids, Optional<IdempotencyKey> key);

    default CompletionStage<Answer<List<MessageId>>> resend(Caller caller, List<MessageId> ids) {
        return resend(caller, ids, Optional.empty()).thenApply(made -> made.map(Created::value));
    }

    /** Takes back a message of which nothing has left yet, or gives up on one in doubt. On disk when complete. */
    CompletionStage<Answer<StoredMessage>> cancel(Caller caller, MessageId id);

    /** Lets a message go that a rule holds. On disk when complete. */
    CompletionStage<Answer<StoredMessage>> release(Caller caller, MessageId id);
}

package org.switchroom.sms;

import java.time.Instant;
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
import org.switchroom.answer.TextMatch;
import org.switchroom.job.JobId;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;

/**
 * The SMS of a tenant: all that leave, and those that people write. Provided by core. Looking needs {@code sms:read}
 * (permission 1669); writing needs {@code sms:send} (298004), and works only while switch 1400 is on. Reads block on the
 * database.
 */
@ProviderType
public interface SmsMessages {
    /**
     * Everything that is given has to fit.
     *
     * @param number digits of the recipient's number
     * @param text in the text
     * @param from created at or after
     * @param until created before
     * @param after the {@code next} of the page before
     * @param limit 1 to 200
     */
    record Filter(
            Optional<MessageState> state,
            Optional<JobId> job,
            Optional<String> number,
            Optional<TextMatch> text,
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
                    Optional.empty(),
                    limit);
        }
    }

    /** @param preview how it travels; empty when no codec is there to tell */
    record Sent(StoredMessage message, Optional<SmsPreview> preview) {}

    /** Newest first. A page may be shorter than its limit and yet have a next one. */
    Answer<Page<StoredMessage>> list(Caller caller, Filter filter);

    /** How a text would travel, with the fixed text 1402. Takes the fields of {@link #send}; sends nothing. */
    Answer<SmsPreview> preview(Caller caller, Map<String, String> fields);

    /**
     * Queues an SMS, once for each key. On disk when complete.
     *
     * @param fields {@code to} (a number) or {@code party} (an id); {@code text}, {@code template} (a name) or
     *     {@code binary} (hexadecimal digits, a comma between segments) with {@code userDataHeader}, {@code false} when
     *     left out: whether each segment begins with a user data header;
     *     {@code kind}, which says how long it is worth sending: {@code info} when left out, {@code job} or
     *     {@code alarm}; {@code when}: {@code now} when left out, or {@code next-run} of the service job
     */
    CompletionStage<Answer<Created<Sent>>> send(
            Caller caller, Map<String, String> fields, Optional<IdempotencyKey> key);

    /** As {@link org.switchroom.outbox.Messages#resend}, for SMS only. */
    CompletionStage<Answer<Created<List<MessageId>>>> resend(
            Caller caller, List<MessageId> ids, Optional<IdempotencyKey> key);
}

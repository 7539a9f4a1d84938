package org.switchroom.sms;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;

/**
 * A tenant's ready texts (permission 150037, as {@code smstexts:read} and {@code smstexts:write}). Provided by core.
 * Reads block on the database.
 */
@ProviderType
public interface SmsTexts {
    /** @param version counts from 1; 0 says that it is the one that Switchroom brings along */
    record SmsText(String name, int version, String text, String changedBy, Instant changedAt) {}

    /** By name. */
    Answer<List<SmsText>> list(Caller caller);

    Answer<SmsText> show(Caller caller, String name);

    /**
     * Writes or replaces one; an empty text removes it, and what Switchroom brings along is there again. On disk when
     * complete. {@code STALE} when another version than {@code seen} is there by now.
     */
    CompletionStage<Answer<SmsText>> set(Caller caller, String name, int seen, String text);
}

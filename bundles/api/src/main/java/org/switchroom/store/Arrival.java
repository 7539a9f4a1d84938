package org.switchroom.store;

import java.time.Instant;
import org.switchroom.message.Texts;

/**
 * Something that came in, kept so that it is taken once. {@code (via, client, reference)} is unique while it is kept.
 *
 * @param via the intake: {@code api.jobs}, or a transport's name
 * @param client who sent it, as far as the intake knows
 * @param reference the sender's own name for it, or ours where it gave none
 * @param digest of what was sent; the same reference with another digest is another thing under a used name
 * @param subject what became of it: the id of a job, party or message, or several with blanks between
 */
public record Arrival(
        String tenant, String via, String client, String reference, String digest, String subject, Instant receivedAt) {
    public Arrival {
        client = Texts.keepable(client);
        reference = Texts.keepable(reference);
        digest = Texts.keepable(digest);
    }
}

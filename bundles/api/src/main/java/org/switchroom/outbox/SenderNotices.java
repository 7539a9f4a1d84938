package org.switchroom.outbox;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.message.Address;
import org.switchroom.message.Content;

/**
 * Tells a sender that what it sent could not be used, as a message of the outbox. Provided by core.
 *
 * <p>Who calls this has made sure that the sender may be answered at all: never automatic mail, lists or nobody
 * (RFC 3834 §2).
 */
@ProviderType
public interface SenderNotices {
    /** What became of it. */
    enum Told {
        /** On disk; it goes out like any message. */
        QUEUED,
        /** This sender was told something within the last hour; nothing goes out. */
        LATELY,
        /** Not on disk; try again. */
        NOT_NOW
    }

    /**
     * At most once an hour for each address, also over a restart. Any thread; never completes exceptionally.
     *
     * @param channel the group of transports, or the transport, that it leaves by
     * @param words with what they answer, so that the transport marks them as an automatic answer
     */
    CompletionStage<Told> tell(String tenant, String channel, Address sender, Content.Text words);
}

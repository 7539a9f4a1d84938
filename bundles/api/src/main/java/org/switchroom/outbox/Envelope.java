package org.switchroom.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.switchroom.job.JobId;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.message.Priority;
import org.switchroom.party.PartyId;
import org.switchroom.routing.Hop;
import org.switchroom.routing.WhenInDoubt;

/**
 * What was decided about a message. Never changes.
 *
 * @param role the recipient's part in the job, such as {@code provider}
 * @param lane messages of one lane leave one after the other: the job (or account) and the recipient
 * @param plan the ways in order, at least one
 * @param why the decision's explanation, line by line
 * @param resendOf the message this one was copied from
 * @param author the user, or the token, that wrote its words; empty when nobody wrote it by hand
 */
public record Envelope(
        MessageId id,
        String tenant,
        Optional<JobId> job,
        Optional<PartyId> party,
        String role,
        Content content,
        Priority priority,
        String lane,
        List<Hop> plan,
        WhenInDoubt whenInDoubt,
        List<String> why,
        Optional<MessageId> resendOf,
        Instant createdAt,
        Instant expiresAt,
        Optional<String> author) {
    public Envelope {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(lane, "lane");
        plan = List.copyOf(plan);
        why = List.copyOf(why);
        if (plan.isEmpty()) {
            throw new IllegalArgumentException("a message has at least one way");
        }
    }

    /** Nobody wrote it by hand. */
    public Envelope(
            MessageId id,
            String tenant,
            Optional<JobId> job,
            Optional<PartyId> party,
            String role,
            Content content,
            Priority priority,
            String lane,
            List<Hop> plan,
            WhenInDoubt whenInDoubt,
            List<String> why,
            Optional<MessageId> resendOf,
            Instant createdAt,
            Instant expiresAt) {
        this(
                id,
                tenant,
                job,
                party,
                role,
                content,
                priority,
                lane,
                plan,
                whenInDoubt,
                why,
                resendOf,
                createdAt,
                expiresAt,
                Optional.empty());
    }
}

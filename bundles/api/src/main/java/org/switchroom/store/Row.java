package org.switchroom.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.switchroom.access.ApiToken;
import org.switchroom.access.Tenant;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEventId;
import org.switchroom.job.Attention;
import org.switchroom.job.FieldChange;
import org.switchroom.job.Job;
import org.switchroom.job.JobId;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.message.Texts;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Party;
import org.switchroom.service.LogLine;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.transport.DeliveryId;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.TransportName;

/** One line of the journal: what an {@link Entry} consists of. */
public sealed interface Row {
    /** Guarded: no tenant has its id. */
    record NewTenant(Tenant tenant) implements Row {}

    record NewToken(ApiToken token) implements Row {}

    /** Guarded: the token is there and not revoked. */
    record RevokeToken(String tokenId, Instant at) implements Row {}

    record NewParty(Party party) implements Row {}

    /** Guarded: the stored revision is {@code party.revision() - 1}. */
    record ChangedParty(Party party) implements Row {}

    record NewJob(Job job) implements Row {}

    /** Guarded: the stored revision is {@code job.revision() - 1}. */
    record ChangedJob(Job job) implements Row {}

    /**
     * One more trouble with a job ({@link Attention#raised}), at whatever revision it is; the revision goes up by one. Not
     * guarded: a job that is not there stays so. Troubles that come together cost one change of the job.
     */
    record RaiseAttention(JobId job, Attention.Cause cause, String detail, Instant at) implements Row {
        public RaiseAttention {
            detail = Texts.keepable(detail);
        }
    }

    record Change(FieldChange change) implements Row {}

    /** A message, and its lane woken. */
    record NewMessage(StoredMessage message) implements Row {}

    /**
     * Guarded: the message is in state {@code from}; and the lane's epoch is {@code epoch}, when that is above zero
     * (a person's step, a receipt or a housekeeping step holds no lane).
     */
    record MessageStep(MessageId message, String lane, long epoch, MessageState from, Progress to) implements Row {}

    /**
     * An attempt begins; on disk before the first byte leaves.
     *
     * @param phone the number it goes to, in E.164, where answers name nothing but the number they come from; see
     *     {@link Journal#attemptsTo}
     */
    record AttemptStart(
            DeliveryId delivery,
            MessageId message,
            int attempt,
            TransportName via,
            Instant at,
            Instant deadline,
            Optional<String> phone)
            implements Row {
        /** Over a channel whose answers name what they answer. */
        public AttemptStart(
                DeliveryId delivery, MessageId message, int attempt, TransportName via, Instant at, Instant deadline) {
            this(delivery, message, attempt, via, at, deadline, Optional.empty());
        }
    }

    /** How it ended. */
    record AttemptEnd(DeliveryId delivery, Handover outcome, Instant at) implements Row {}

    /** News of a message; a repeat of the same stage is ignored. {@code message} is empty while nobody knows whose it is. */
    record NewReceipt(Receipt receipt, Optional<MessageId> message) implements Row {}

    /**
     * The lane of new messages is this node's from the beginning, as if it had been claimed the moment they are stored:
     * its epoch is 1, and later rows of the same entry may quote it. Guarded: the lane is new with this entry. The lease
     * runs by the database's clock, as a claim's does.
     *
     * @param joined how many messages of the entry are in it; they stand before this row
     */
    record LaneTake(String lane, long joined, Duration lease) implements Row {
        /** The epoch of a lane that was taken with its first message. */
        public static final long EPOCH = 1;
    }

    /**
     * Lets a claimed lane go. Guarded by the epoch. When a message joined the lane since it was claimed, the lane is
     * due at once whatever {@code dueAt} says.
     *
     * @param seen the claim's {@link Lane#joined}
     * @param dueAt when the lane's next message is due; empty when it has none
     * @param queued where it waits for its turn until then; see {@link Journal#claimQueued}
     */
    record LaneRelease(String lane, long epoch, long seen, Optional<Instant> dueAt, Optional<Queued> queued)
            implements Row {
        public LaneRelease(String lane, long epoch, long seen, Optional<Instant> dueAt) {
            this(lane, epoch, seen, dueAt, Optional.empty());
        }
    }

    /**
     * A lane's place in a queue.
     *
     * @param queue what it waits for, such as a channel whose transports have no free place
     * @param place the lowest is served first
     */
    record Queued(String queue, long place) {}

    /** Makes a lane due, whoever holds it. */
    record LaneWake(String lane, Instant dueAt) implements Row {}

    record Timeline(TimelineEntry entry) implements Row {}

    /** A line of a service job's log. */
    record ServiceLog(LogLine line) implements Row {}

    /** One link of the audit chain; the journal salts, hashes and numbers it. */
    record Audit(String actor, String action, String subject, String content, Instant at) implements Row {
        public Audit {
            actor = Texts.keepable(actor);
            subject = Texts.keepable(subject);
            content = Texts.keepable(content);
        }
    }

    /** A setting that outlives a restart, such as a suspended transport; an empty value removes it. */
    record Setting(String key, Optional<String> value) implements Row {}

    /**
     * A document's next version. Guarded: the latest stored one is {@code version - 1}, or none is stored when it is 1;
     * so of two who change the same version at once the later one is refused.
     */
    record NewDocumentVersion(DocumentVersion version) implements Row {}

    /**
     * A setting moved on from exactly what it was; empty means that it is not there. Guarded: the stored value is
     * {@code before}. Steps of one setting that are given one after the other may share a sync, and when one of them is
     * not stored, those that were built on it are not stored either.
     */
    record SettingStep(String key, Optional<String> before, Optional<String> after) implements Row {}

    /** An event of a panel. */
    record NewAlarmEvent(AlarmEvent event) implements Row {}

    /** Guarded: the event is in state {@code from}. */
    record AlarmEventStep(
            AlarmEventId event,
            AlarmEvent.State from,
            AlarmEvent.State to,
            Optional<MessageId> message,
            String why,
            Instant at)
            implements Row {
        public AlarmEventStep {
            why = Texts.keepable(why);
        }
    }
}

package org.switchroom.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.access.ApiToken;
import org.switchroom.access.Tenant;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEventId;
import org.switchroom.alarm.AlarmEvents;
import org.switchroom.answer.Page;
import org.switchroom.job.FieldChange;
import org.switchroom.job.Job;
import org.switchroom.job.JobId;
import org.switchroom.job.Jobs;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.Messages;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Parties;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.service.LogLine;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

/**
 * The durable memory. Registered as a service means open and migrated. Every read takes a connection, blocks, and sees
 * everything that was completed before it; it throws an unchecked exception when the database is out of reach.
 */
@ProviderType
public interface Journal {
    /** How many open messages of a lane a claim brings. */
    int LANE_WINDOW = 32;

    /** A new id: positive, unique over all nodes, growing on this node. Any thread; never blocks. */
    long nextId();

    /**
     * Writes an entry; completes when it is on disk, so that it outlives a power cut, and never exceptionally. Entries
     * of one caller are written in the order in which they were given. Any thread; waits only while the queue of
     * entries to write is full. Completes on a thread of the journal's pool that may be used for short work.
     */
    CompletionStage<Written> write(Entry entry);

    /**
     * Claims lanes that are due and that nobody holds, and raises their epochs. A lane whose lease has ended is due.
     *
     * @param now by which {@code dueAt} is judged; the lease runs by the database's clock
     */
    List<Lane> claim(int max, Instant now, Duration lease);

    /**
     * Claims lanes that wait in this queue and that nobody holds, the lowest places first, due or not. Reads no more
     * lanes than it claims, however many wait in other queues.
     */
    List<Lane> claimQueued(String queue, int max, Duration lease);

    /**
     * The queues in which lanes wait, whoever put them there; read at a start, when nobody remembers them, and now and
     * then. Reads one lane of each, however many wait in it.
     */
    Collection<String> queues();

    /** Prolongs leases this node holds; the answer has the lanes that are still its own. */
    Collection<String> renew(Map<String, Long> epochsByLane, Duration lease);

    /** The earliest moment at which an unclaimed lane is due; empty when none is. */
    Optional<Instant> nextDue();

    Optional<Job> job(JobId id);

    Page<Job> jobs(Collection<String> tenants, Jobs.Filter filter);

    List<FieldChange> changes(JobId job);

    Optional<Party> party(PartyId id);

    /** Those of them that exist. */
    Map<PartyId, Party> parties(Collection<PartyId> ids);

    Page<Party> parties(Collection<String> tenants, Parties.Filter filter);

    Optional<StoredMessage> message(MessageId id);

    Page<StoredMessage> messages(Collection<String> tenants, Messages.Filter filter);

    /** Messages in a state, over all tenants, oldest first; those behind {@code after} when it is given. */
    List<StoredMessage> messagesIn(MessageState state, Optional<MessageId> after, int max);

    /**
     * What is open in these lanes, claimed or not: of each its {@link #LANE_WINDOW} oldest. Reads nothing of other lanes,
     * however much is open there.
     */
    List<StoredMessage> openIn(Collection<String> lanes);

    /** A job's messages, oldest first. */
    List<StoredMessage> messagesOf(JobId job);

    /** The latest message that this transport handed over under this reference. */
    Optional<StoredMessage> byReference(TransportName via, RemoteReference reference);

    /** Oldest first. */
    List<Attempt> attempts(MessageId message);

    /** Attempts to bring something to a telephone number since then, latest first. */
    List<Attempt> attemptsTo(String phone, Instant since, int max);

    /** Oldest first, with those that came before anybody knew whose they are. */
    List<Receipt> receipts(MessageId message);

    /** A job's entries, oldest first. */
    List<TimelineEntry> timeline(JobId job);

    /** A message's entries, oldest first. */
    List<TimelineEntry> timeline(MessageId message);

    /** Entries of these tenants with an id above {@code after}, oldest first. */
    List<TimelineEntry> timelineAfter(Collection<String> tenants, long after, int max);

    /**
     * Lines of service jobs' logs of these tenants and of the house, newest first.
     *
     * @param tenants empty for every tenant's
     * @param from at or after
     * @param until before
     */
    List<LogLine> serviceLog(Collection<String> tenants, Instant from, Instant until, int max);

    /** Forgets lines older than this; answers how many. */
    int forgetServiceLog(Instant before);

    List<Tenant> tenants();

    List<ApiToken> tokens(Collection<String> tenants);

    Optional<ApiToken> tokenByDigest(String digest);

    Optional<String> setting(String key);

    Map<String, String> settings(String prefix);

    /** The version in force: the latest. */
    Optional<DocumentVersion> document(DocumentName document);

    Optional<DocumentVersion> document(DocumentName document, int version);

    /** Versions below this one, latest first; {@link Integer#MAX_VALUE} begins with the one in force. */
    List<DocumentVersion> documentHistory(DocumentName document, int below, int max);

    /** The latest version of every document of a kind, the house's and all tenants', by tenant and name. */
    List<DocumentVersion> documents(String kind);

    Optional<AlarmEvent> alarmEvent(AlarmEventId id);

    Page<AlarmEvent> alarmEvents(Collection<String> tenants, AlarmEvents.Filter filter);

    /** Events that wait and whose time has come, over all tenants: the most urgent class first, then by time. */
    List<AlarmEvent> alarmEventsDue(Instant now, int max);

    /** When the first event that waits is due; empty when none waits. */
    Optional<Instant> nextAlarmEventDue();

    QueueFigures figures();

    /** Walks every node's chain and holds the heads against the sealed file. Slow; blocks. */
    AuditReport verifyAudit();

    /** Forgets arrivals older than this, so that their references may be used again; answers how many. */
    int forgetArrivals(Instant before);

    /** For people: database, version, how an acknowledgement is made durable. */
    String describe();
}

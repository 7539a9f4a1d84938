package org.switchroom.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import org.switchroom.store.Attempt;
import org.switchroom.store.AuditReport;
import org.switchroom.store.DocumentName;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Lane;
import org.switchroom.store.QueueFigures;
import org.switchroom.store.Written;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

/**
 * The journal on a database, without OSGi: the component, the tests and the benchmarks all open this one. Open means
 * migrated, its node's lock held, leases of an earlier run cleared, the writer running.
 */
public final class DurableJournal implements Journal, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DurableJournal.class);

    private final JournalSettings settings;
    private final NodeLock lock;
    private final Database database;
    private final IdSource ids;
    private final AuditSeal seal;
    private final AuditWalk audit;
    private final Counters counters = new Counters();
    private final ExecutorService answers;
    private final Housekeeping housekeeping = new Housekeeping();
    private final GroupWriter writer;
    private final LaneDesk lanes;
    private final JobReads jobs;
    private final MessageReads messages;
    private final RecordReads records;
    private final DocumentReads documents;
    private final AlarmReads alarms;
    private final ServiceLogReads serviceLog;

    private DurableJournal(NodeLock lock, Database database, JournalSettings settings) {
        this.settings = settings;
        this.lock = lock;
        this.database = database;
        AuditKey key = AuditKey.open(settings.auditKey());
        NodeRecord node = NodeRecord.open(database, settings.node());
        this.ids = new IdSource(node.number(), node.lastId(), Clock.systemUTC());
        this.seal = new AuditSeal(settings.node(), key, settings.auditSeal());
        this.audit = new AuditWalk(database, settings.node(), seal);
        AuditChain.Head head = audit.head();
        seal.open(head, audit::hash);
        this.lanes = new LaneDesk(database, settings.node());
        this.jobs = new JobReads(database);
        this.messages = new MessageReads(database);
        this.records = new RecordReads(database);
        this.documents = new DocumentReads(database);
        this.alarms = new AlarmReads(database);
        this.serviceLog = new ServiceLogReads(database);
        this.answers = Executors.newFixedThreadPool(2, threads("answers"));
        BatchTransaction transaction =
                new BatchTransaction(database, ids, node, new AuditChain(settings.node()), head, counters);
        this.writer = new GroupWriter(database, transaction, node, ids, seal, counters, answers, settings);
    }

    /**
     * Opens and migrates the database.
     *
     * @param source unpooled; a pool is laid over it
     * @throws JournalException naming cause and next step; nothing stays open then
     */
    public static DurableJournal open(DataSource source, JournalSettings settings) {
        Database database = Database.open(source, settings);
        NodeLock lock = null;
        try {
            lock = NodeLock.take(source, database.dialect(), settings.node());
            DurableJournal journal = new DurableJournal(lock, database, settings);
            int cleared = journal.lanes.clear();
            if (cleared > 0) {
                LOG.info("{} lanes that an earlier run of node {} held are free again", cleared, settings.node());
            }
            journal.housekeeping.start(database, journal.seal, lock);
            journal.writer.start();
            return journal;
        } catch (RuntimeException e) {
            if (lock != null) {
                lock.close();
            }
            database.close();
            throw e;
        }
    }

    static ThreadFactory threads(String work) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "switchroom-journal-" + work + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** The pool, for others who keep tables of their own in the same database. */
    public DataSource dataSource() {
        return database.pool();
    }

    public Counters counters() {
        return counters;
    }

    /** The database server's own count of log syncs; -1 where it has none (H2, PostgreSQL before 18). */
    public long serverSyncs() {
        return database.serverSyncs();
    }

    /** How many entries wait for the writer. */
    public int waiting() {
        return writer.waiting();
    }

    @Override
    public long nextId() {
        return ids.next();
    }

    @Override
    public CompletionStage<Written> write(Entry entry) {
        return writer.write(entry);
    }

    @Override
    public List<Lane> claim(int max, Instant now, Duration lease) {
        return lanes.claim(max, now, lease);
    }

    @Override
    public List<Lane> claimQueued(String queue, int max, Duration lease) {
        return lanes.claimQueued(queue, max, lease);
    }

    @Override
    public Collection<String> queues() {
        return lanes.queues();
    }

    @Override
    public Collection<String> renew(Map<String, Long> epochsByLane, Duration lease) {
        return lanes.renew(epochsByLane, lease);
    }

    @Override
    public Optional<Instant> nextDue() {
        return lanes.nextDue();
    }

    @Override
    public Optional<Job> job(JobId id) {
        return jobs.job(id);
    }

    @Override
    public Page<Job> jobs(Collection<String> tenants, Jobs.Filter filter) {
        return jobs.jobs(tenants, filter);
    }

    @Override
    public List<FieldChange> changes(JobId job) {
        return jobs.changes(job);
    }

    @Override
    public Optional<Party> party(PartyId id) {
        return jobs.party(id);
    }

    @Override
    public Map<PartyId, Party> parties(Collection<PartyId> partyIds) {
        return jobs.parties(partyIds);
    }

    @Override
    public Page<Party> parties(Collection<String> tenants, Parties.Filter filter) {
        return jobs.parties(tenants, filter);
    }

    @Override
    public Optional<StoredMessage> message(MessageId id) {
        return messages.message(id);
    }

    @Override
    public Page<StoredMessage> messages(Collection<String> tenants, Messages.Filter filter) {
        return messages.messages(tenants, filter);
    }

    @Override
    public List<StoredMessage> openIn(Collection<String> keys) {
        return lanes.openIn(keys);
    }

    @Override
    public List<StoredMessage> messagesIn(MessageState state, Optional<MessageId> after, int max) {
        return messages.in(state, after.map(MessageId::value).orElse(0L), max);
    }

    @Override
    public List<StoredMessage> messagesOf(JobId job) {
        return messages.of(job);
    }

    @Override
    public Optional<StoredMessage> byReference(TransportName via, RemoteReference reference) {
        return messages.byReference(via, reference);
    }

    @Override
    public List<Attempt> attemptsTo(String phone, Instant since, int max) {
        return messages.attemptsTo(phone, since, max);
    }

    @Override
    public List<Attempt> attempts(MessageId message) {
        return messages.attempts(message);
    }

    @Override
    public List<Receipt> receipts(MessageId message) {
        return messages.receipts(message);
    }

    @Override
    public List<TimelineEntry> timeline(JobId job) {
        return records.timeline(job);
    }

    @Override
    public List<TimelineEntry> timeline(MessageId message) {
        return records.timeline(message);
    }

    @Override
    public List<TimelineEntry> timelineAfter(Collection<String> tenants, long after, int max) {
        return records.timelineAfter(tenants, after, max);
    }

    @Override
    public List<Tenant> tenants() {
        return records.tenants();
    }

    @Override
    public List<ApiToken> tokens(Collection<String> tenants) {
        return records.tokens(tenants);
    }

    @Override
    public Optional<ApiToken> tokenByDigest(String digest) {
        return records.tokenByDigest(digest);
    }

    @Override
    public Optional<String> setting(String key) {
        return records.setting(key);
    }

    @Override
    public Map<String, String> settings(String prefix) {
        return records.settings(prefix);
    }

    @Override
    public Optional<DocumentVersion> document(DocumentName document) {
        return documents.latest(document);
    }

    @Override
    public Optional<DocumentVersion> document(DocumentName document, int version) {
        return documents.version(document, version);
    }

    @Override
    public List<DocumentVersion> documentHistory(DocumentName document, int below, int max) {
        return documents.history(document, below, max);
    }

    @Override
    public List<DocumentVersion> documents(String kind) {
        return documents.ofKind(kind);
    }

    @Override
    public Optional<AlarmEvent> alarmEvent(AlarmEventId id) {
        return alarms.event(id);
    }

    @Override
    public Page<AlarmEvent> alarmEvents(Collection<String> tenants, AlarmEvents.Filter filter) {
        return alarms.events(tenants, filter);
    }

    @Override
    public List<AlarmEvent> alarmEventsDue(Instant now, int max) {
        return alarms.due(now, max);
    }

    @Override
    public Optional<Instant> nextAlarmEventDue() {
        return alarms.nextDue();
    }

    @Override
    public QueueFigures figures() {
        return messages.figures();
    }

    @Override
    public AuditReport verifyAudit() {
        seal.seal();
        return audit.verify();
    }

    @Override
    public List<LogLine> serviceLog(Collection<String> tenants, Instant from, Instant until, int max) {
        return serviceLog.lines(tenants, from, until, max);
    }

    @Override
    public int forgetServiceLog(Instant before) {
        return serviceLog.forget(before);
    }

    @Override
    public int forgetArrivals(Instant before) {
        return records.forgetArrivals(before);
    }

    @Override
    public String describe() {
        return "%s, schema %s, node %s (%d); %s; %d batches with %d entries, %d stored, %d split, %d tried again; %d waiting"
                .formatted(
                        database.version(),
                        database.schemaVersion(),
                        settings.node(),
                        idNode(),
                        database.durability(),
                        counters.batches(),
                        counters.entries(),
                        counters.stored(),
                        counters.splits(),
                        counters.retries(),
                        waiting());
    }

    private int idNode() {
        return (int) (ids.highest() >>> 12 & (IdSource.NODES - 1));
    }

    /** Writes what is queued, seals the audit chain, lets go of leases, closes the database. */
    @Override
    public void close() {
        housekeeping.stop();
        writer.close();
        answers.shutdown();
        try {
            seal.close();
            lanes.clear();
        } catch (RuntimeException e) {
            LOG.warn(
                    "The journal closes without having let go of its lanes; they are free when their leases end: {}",
                    Causes.of(e));
        } finally {
            housekeeping.close();
            lock.close();
            database.close();
        }
    }
}

package org.switchroom.testkit.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
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
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

/**
 * A whole journal in memory: every guard, lane and page of the contract, and nothing on a disk. Any thread.
 *
 * <p>Writes complete at once, on the caller's thread, unless the test holds them: see {@link #disk()}. A second node on
 * the same data is {@link #node(String)}; a node dies by turning the clock past its leases.
 */
public final class InMemoryJournal implements Journal {
    private final Memory memory;
    private final Clock databaseClock;
    private final String node;
    private final LaneBook lanes;
    private final FakeDisk disk;

    /** @param databaseClock what leases run by */
    public InMemoryJournal(Clock databaseClock) {
        this(databaseClock, Runnable::run);
    }

    /** @param completions where writes complete, as a real journal has a pool of its own for that */
    public InMemoryJournal(Clock databaseClock, Executor completions) {
        this(new Memory(), databaseClock, "node-1", new FakeDisk(completions));
    }

    private InMemoryJournal(Memory memory, Clock databaseClock, String node, FakeDisk disk) {
        this.memory = memory;
        this.databaseClock = databaseClock;
        this.node = node;
        this.lanes = new LaneBook(memory, databaseClock);
        this.disk = disk;
    }

    /** Another node on the same data and the same disk, with leases and an audit chain of its own. */
    public InMemoryJournal node(String name) {
        return new InMemoryJournal(memory, databaseClock, name, disk);
    }

    /** The switches with which a test delays, fails or loses writes. */
    public FakeDisk disk() {
        return disk;
    }

    /** Every entry that was stored, in order. */
    public List<Entry> stored() {
        return read(() -> List.copyOf(memory.stored));
    }

    /** Every stored row of a kind, in order. */
    public <R extends Row> List<R> rows(Class<R> kind) {
        return stored().stream()
                .flatMap(entry -> entry.rows().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Override
    public long nextId() {
        return memory.lastId.incrementAndGet();
    }

    @Override
    public CompletionStage<Written> write(Entry entry) {
        return disk.write(() -> {
            synchronized (memory) {
                return new RowWriter(memory, lanes, node).write(entry);
            }
        });
    }

    @Override
    public List<Lane> claim(int max, Instant now, Duration lease) {
        return read(() -> lanes.claim(node, max, now, lease));
    }

    @Override
    public List<Lane> claimQueued(String queue, int max, Duration lease) {
        return read(() -> lanes.claimQueued(node, queue, max, lease));
    }

    @Override
    public Collection<String> queues() {
        return read(lanes::queues);
    }

    @Override
    public Collection<String> renew(Map<String, Long> epochsByLane, Duration lease) {
        return read(() -> lanes.renew(node, epochsByLane, lease));
    }

    @Override
    public Optional<Instant> nextDue() {
        return read(lanes::nextDue);
    }

    @Override
    public Optional<Job> job(JobId id) {
        return read(() -> Optional.ofNullable(memory.jobs.get(id)));
    }

    @Override
    public Page<Job> jobs(Collection<String> tenants, Jobs.Filter filter) {
        return read(() -> Lists.jobs(memory.jobs, tenants, filter));
    }

    @Override
    public List<FieldChange> changes(JobId job) {
        return read(() -> memory.changes.stream()
                .filter(change -> change.job().equals(job))
                .toList());
    }

    @Override
    public Optional<Party> party(PartyId id) {
        return read(() -> Optional.ofNullable(memory.parties.get(id)));
    }

    @Override
    public Map<PartyId, Party> parties(Collection<PartyId> ids) {
        Map<PartyId, Party> found = new LinkedHashMap<>();
        ids.forEach(id -> party(id).ifPresent(party -> found.put(id, party)));
        return found;
    }

    @Override
    public Page<Party> parties(Collection<String> tenants, Parties.Filter filter) {
        return read(() -> Lists.parties(memory.parties, tenants, filter));
    }

    @Override
    public Optional<StoredMessage> message(MessageId id) {
        return read(() -> Optional.ofNullable(memory.messages.get(id)));
    }

    @Override
    public Optional<AlarmEvent> alarmEvent(AlarmEventId id) {
        return read(() -> Optional.ofNullable(memory.alarmEvents.get(id)));
    }

    @Override
    public Page<AlarmEvent> alarmEvents(Collection<String> tenants, AlarmEvents.Filter filter) {
        return read(() -> Lists.alarmEvents(memory.alarmEvents, tenants, filter));
    }

    @Override
    public List<AlarmEvent> alarmEventsDue(Instant now, int max) {
        return read(() -> memory.alarmEvents.values().stream()
                .filter(event ->
                        event.state() == AlarmEvent.State.DUE && !event.dueAt().isAfter(now))
                .sorted(Comparator.comparing(AlarmEvent::eventClass)
                        .thenComparing(AlarmEvent::dueAt)
                        .thenComparing(AlarmEvent::id))
                .limit(max)
                .toList());
    }

    @Override
    public Optional<Instant> nextAlarmEventDue() {
        return read(() -> memory.alarmEvents.values().stream()
                .filter(event -> event.state() == AlarmEvent.State.DUE)
                .map(AlarmEvent::dueAt)
                .min(Comparator.naturalOrder()));
    }

    @Override
    public Page<StoredMessage> messages(Collection<String> tenants, Messages.Filter filter) {
        return read(() -> Lists.messages(memory.messages, tenants, filter));
    }

    @Override
    public List<StoredMessage> messagesIn(MessageState state, Optional<MessageId> after, int max) {
        return read(() -> memory.messages.values().stream()
                .filter(message -> message.state() == state)
                .filter(message -> after.isEmpty() || message.id().compareTo(after.get()) > 0)
                .limit(max)
                .toList());
    }

    @Override
    public List<StoredMessage> openIn(Collection<String> keys) {
        return read(() -> keys.stream().map(lanes::open).flatMap(List::stream).toList());
    }

    @Override
    public List<StoredMessage> messagesOf(JobId job) {
        return read(() -> memory.messages.values().stream()
                .filter(message -> message.envelope().job().equals(Optional.of(job)))
                .toList());
    }

    @Override
    public Optional<StoredMessage> byReference(TransportName via, RemoteReference reference) {
        return read(() -> memory.attempts.descendingMap().values().stream()
                .filter(attempt ->
                        attempt.via().equals(via) && attempt.reference().equals(Optional.of(reference)))
                .findFirst()
                .map(attempt -> memory.messages.get(attempt.message()))
                .or(() -> memory.messages.descendingMap().values().stream()
                        .filter(message -> message.progress().via().equals(Optional.of(via))
                                && message.progress().reference().equals(Optional.of(reference)))
                        .findFirst()));
    }

    @Override
    public List<Attempt> attempts(MessageId message) {
        return read(() -> memory.attempts.values().stream()
                .filter(attempt -> attempt.message().equals(message))
                .toList());
    }

    @Override
    public List<Attempt> attemptsTo(String phone, Instant since, int max) {
        return read(() -> memory.attempts.descendingMap().values().stream()
                .filter(attempt -> attempt.phone().equals(Optional.of(phone)))
                .filter(attempt -> !attempt.startedAt().isBefore(since))
                .limit(max)
                .toList());
    }

    @Override
    public List<Receipt> receipts(MessageId message) {
        return read(() -> memory.receipts.stream()
                .filter(line -> line.message().equals(Optional.of(message))
                        || (line.message().isEmpty()
                                && attempts(message).stream()
                                        .anyMatch(attempt -> attempt.via()
                                                        .equals(line.receipt().via())
                                                && attempt.reference()
                                                        .equals(Optional.of(
                                                                line.receipt().reference())))))
                .map(Memory.StoredReceipt::receipt)
                .sorted(Comparator.comparing(Receipt::at))
                .toList());
    }

    @Override
    public List<TimelineEntry> timeline(JobId job) {
        return timeline(TimelineEntry::job, job);
    }

    @Override
    public List<TimelineEntry> timeline(MessageId message) {
        return timeline(TimelineEntry::message, message);
    }

    private <T> List<TimelineEntry> timeline(Function<TimelineEntry, Optional<T>> of, T wanted) {
        return read(() -> memory.timeline.values().stream()
                .filter(entry -> of.apply(entry).equals(Optional.of(wanted)))
                .toList());
    }

    @Override
    public List<TimelineEntry> timelineAfter(Collection<String> tenants, long after, int max) {
        return read(() -> memory.timeline.tailMap(after, false).values().stream()
                .filter(entry -> tenants.contains(entry.tenant()))
                .limit(max)
                .toList());
    }

    @Override
    public List<Tenant> tenants() {
        return read(() -> List.copyOf(memory.tenants.values()));
    }

    @Override
    public List<ApiToken> tokens(Collection<String> tenants) {
        return read(() -> memory.tokens.values().stream()
                .filter(token -> tenants.contains(token.tenant()))
                .toList());
    }

    @Override
    public Optional<ApiToken> tokenByDigest(String digest) {
        return read(() -> memory.tokens.values().stream()
                .filter(token -> token.digest().equals(digest))
                .findFirst());
    }

    @Override
    public Optional<String> setting(String key) {
        return read(() -> Optional.ofNullable(memory.settings.get(key)));
    }

    @Override
    public Map<String, String> settings(String prefix) {
        Map<String, String> found = new LinkedHashMap<>();
        read(() -> Map.copyOf(memory.settings)).forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key, value);
            }
        });
        return found;
    }

    @Override
    public Optional<DocumentVersion> document(DocumentName document) {
        return read(() -> Documents.latest(memory.documents, document));
    }

    @Override
    public Optional<DocumentVersion> document(DocumentName document, int version) {
        return read(() -> Documents.history(memory.documents, document, version + 1, 1).stream()
                .filter(found -> found.version() == version)
                .findFirst());
    }

    @Override
    public List<DocumentVersion> documentHistory(DocumentName document, int below, int max) {
        return read(() -> Documents.history(memory.documents, document, below, max));
    }

    @Override
    public List<DocumentVersion> documents(String kind) {
        return read(() -> Documents.ofKind(memory.documents, kind));
    }

    @Override
    public QueueFigures figures() {
        return read(() -> {
            Map<MessageState, Long> open = new EnumMap<>(MessageState.class);
            Optional<StoredMessage> oldest = Optional.empty();
            for (StoredMessage message : memory.messages.values()) {
                if (!message.state().isFinal()) {
                    open.merge(message.state(), 1L, Long::sum);
                    oldest = oldest.filter(
                                    known -> known.id().value() < message.id().value())
                            .or(() -> Optional.of(message));
                }
            }
            return new QueueFigures(
                    open, oldest.map(message -> message.envelope().createdAt()));
        });
    }

    @Override
    public AuditReport verifyAudit() {
        return read(() -> {
            long links = memory.audit.values().stream().mapToLong(List::size).sum();
            Optional<String> fault = memory.audit.entrySet().stream()
                    .flatMap(chain -> AuditLink.fault(
                            chain.getKey(), chain.getValue(), memory.auditHeads.getOrDefault(chain.getKey(), ""))
                            .stream())
                    .findFirst();
            return new AuditReport(links, fault);
        });
    }

    @Override
    public List<LogLine> serviceLog(Collection<String> tenants, Instant from, Instant until, int max) {
        return read(() -> memory.serviceLog.stream()
                .filter(line -> !line.at().isBefore(from) && line.at().isBefore(until))
                .filter(line -> tenants.isEmpty()
                        || line.tenant().map(tenants::contains).orElse(true))
                .sorted(Comparator.comparing(LogLine::at)
                        .thenComparing(LogLine::id)
                        .reversed())
                .limit(max)
                .toList());
    }

    @Override
    public int forgetServiceLog(Instant before) {
        return read(() -> {
            int known = memory.serviceLog.size();
            memory.serviceLog.removeIf(line -> line.at().isBefore(before));
            return known - memory.serviceLog.size();
        });
    }

    @Override
    public int forgetArrivals(Instant before) {
        return read(() -> {
            int known = memory.arrivals.size();
            memory.arrivals.values().removeIf(arrival -> arrival.receivedAt().isBefore(before));
            return known - memory.arrivals.size();
        });
    }

    @Override
    public String describe() {
        return "in memory; nothing survives the process";
    }

    /** For the contract: what somebody with access to the database would do to the chain. */
    void tamperWithAudit(java.util.function.Consumer<List<AuditLink>> chain) {
        synchronized (memory) {
            chain.accept(memory.audit.get(node));
        }
    }

    private <T> T read(Supplier<T> query) {
        disk.checkReach();
        synchronized (memory) {
            return query.get();
        }
    }
}

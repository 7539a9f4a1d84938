package org.switchroom.testkit.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.switchroom.access.ApiToken;
import org.switchroom.access.Tenant;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEventId;
import org.switchroom.job.FieldChange;
import org.switchroom.job.Job;
import org.switchroom.job.JobId;
import org.switchroom.message.MessageId;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.service.LogLine;
import org.switchroom.store.Arrival;
import org.switchroom.store.Attempt;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Entry;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.transport.DeliveryId;
import org.switchroom.transport.Receipt;

/**
 * The tables that the nodes of one {@link InMemoryJournal} share. Every access holds this object's monitor; changes go
 * through {@link #put}, {@link #remove} and {@link #add}, so that a refused entry can be taken back whole.
 */
final class Memory {
    record ArrivalKey(String via, String client, String reference) {
        static ArrivalKey of(Arrival arrival) {
            return new ArrivalKey(arrival.via(), arrival.client(), arrival.reference());
        }
    }

    record StoredReceipt(Receipt receipt, Optional<MessageId> message) {}

    /** High above what tests write by hand, so that the two never meet. */
    final AtomicLong lastId = new AtomicLong(1_000_000_000);

    final Map<String, Tenant> tenants = new TreeMap<>();
    final Map<String, ApiToken> tokens = new TreeMap<>();
    final TreeMap<PartyId, Party> parties = new TreeMap<>();
    final TreeMap<JobId, Job> jobs = new TreeMap<>();
    final List<FieldChange> changes = new ArrayList<>();
    final TreeMap<MessageId, StoredMessage> messages = new TreeMap<>();
    final Map<String, LaneBook.State> lanes = new TreeMap<>();
    final TreeMap<DeliveryId, Attempt> attempts = new TreeMap<>();
    final List<StoredReceipt> receipts = new ArrayList<>();
    final Map<ArrivalKey, Arrival> arrivals = new java.util.HashMap<>();
    final TreeMap<Long, TimelineEntry> timeline = new TreeMap<>();
    final List<LogLine> serviceLog = new ArrayList<>();
    final TreeMap<String, String> settings = new TreeMap<>();
    /** Every version, in the order in which they were written. */
    final List<DocumentVersion> documents = new ArrayList<>();

    final TreeMap<AlarmEventId, AlarmEvent> alarmEvents = new TreeMap<>();

    final Map<String, List<AuditLink>> audit = new TreeMap<>();
    /** The last hash of every node's chain, kept apart, so that a removed tail shows. */
    final Map<String, String> auditHeads = new TreeMap<>();

    final List<Entry> stored = new ArrayList<>();

    private final Deque<Runnable> undo = new ArrayDeque<>();

    <K, V> void put(Map<K, V> table, K key, V value) {
        V before = table.put(key, value);
        undo.push(before == null ? () -> table.remove(key) : () -> table.put(key, before));
    }

    <K, V> void remove(Map<K, V> table, K key) {
        V before = table.remove(key);
        if (before != null) {
            undo.push(() -> table.put(key, before));
        }
    }

    <T> void add(List<T> table, T line) {
        table.add(line);
        undo.push(() -> table.remove(table.size() - 1));
    }

    <T> void replace(List<T> table, int index, T line) {
        T before = table.set(index, line);
        undo.push(() -> table.set(index, before));
    }

    void keep() {
        undo.clear();
    }

    void takeBack() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }
}

package org.switchroom.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.journal.Known.ArrivalKey;
import org.switchroom.journal.Known.LaneState;
import org.switchroom.journal.Known.ReceiptKey;
import org.switchroom.journal.row.DocumentRow;
import org.switchroom.message.MessageState;
import org.switchroom.store.Arrival;
import org.switchroom.store.DocumentName;
import org.switchroom.store.Row;

/**
 * Reads and locks what a batch speaks of, one statement a table. Every node locks in the same order (tables, then keys),
 * so that two of them wait for one another at most briefly.
 */
final class KnownReader {
    private final Connection connection;
    private final Known known = new Known();

    private final TreeMap<String, Arrival> arrivals = new TreeMap<>();
    private final TreeSet<String> tokens = new TreeSet<>();
    private final TreeSet<Long> parties = new TreeSet<>();
    private final TreeSet<Long> jobs = new TreeSet<>();
    private final TreeSet<Long> messages = new TreeSet<>();
    private final TreeSet<Long> alarmEvents = new TreeSet<>();
    private final TreeSet<String> lanes = new TreeSet<>();
    private final TreeSet<String> settings = new TreeSet<>();
    private final TreeMap<String, ReceiptKey> receipts = new TreeMap<>();
    private final Set<DocumentName> documents = new LinkedHashSet<>();

    private KnownReader(Connection connection) {
        this.connection = connection;
    }

    static Known read(Connection connection, List<Pending> batch) throws SQLException {
        KnownReader reader = new KnownReader(connection);
        for (Pending pending : batch) {
            pending.entry().arrival().ifPresent(reader::collect);
            pending.entry().rows().forEach(reader::collect);
        }
        reader.read();
        return reader.known;
    }

    private void collect(Arrival arrival) {
        arrivals.put(String.join("\n", arrival.via(), arrival.client(), arrival.reference()), arrival);
    }

    private void collect(Row row) {
        if (row instanceof Row.RevokeToken it) {
            tokens.add(it.tokenId());
        } else if (row instanceof Row.ChangedParty it) {
            parties.add(it.party().id().value());
        } else if (row instanceof Row.ChangedJob it) {
            jobs.add(it.job().id().value());
        } else if (row instanceof Row.RaiseAttention it) {
            jobs.add(it.job().value());
        } else if (row instanceof Row.NewMessage it) {
            lanes.add(it.message().envelope().lane());
        } else if (row instanceof Row.MessageStep it) {
            messages.add(it.message().value());
            if (it.epoch() > 0) {
                lanes.add(it.lane());
            }
        } else if (row instanceof Row.LaneRelease it) {
            lanes.add(it.lane());
        } else if (row instanceof Row.LaneWake it) {
            lanes.add(it.lane());
        } else if (row instanceof Row.SettingStep it) {
            settings.add(it.key());
        } else if (row instanceof Row.NewReceipt it) {
            ReceiptKey key = ReceiptKey.of(it.receipt());
            receipts.put(String.join("\n", key.via(), key.reference(), key.stage()), key);
        } else if (row instanceof Row.AlarmEventStep it) {
            alarmEvents.add(it.event().value());
        } else if (row instanceof Row.NewDocumentVersion it) {
            documents.add(it.version().document());
        }
    }

    private void read() throws SQLException {
        readArrivals();
        readReceipts();
        rows(
                "select id, revoked_at is not null from token where id = any(?) order by id for update",
                tokens,
                row -> known.tokensRevoked.put(row.text(1), row.flag(2)));
        rows(
                "select id, revision from party where id = any(?) order by id for update",
                parties,
                row -> known.partyRevisions.put(row.number(1), (int) row.number(2)));
        rows(
                "select id, revision from job where id = any(?) order by id for update",
                jobs,
                row -> known.jobRevisions.put(row.number(1), (int) row.number(2)));
        rows(
                "select id, state from message where id = any(?) order by id for update",
                messages,
                row -> known.messageStates.put(row.number(1), MessageState.valueOf(row.text(2))));
        rows(
                "select id, state from alarm_event where id = any(?) order by id for update",
                alarmEvents,
                row -> known.alarmStates.put(row.number(1), AlarmEvent.State.valueOf(row.text(2))));
        rows(
                "select lane_key, epoch, joined, owner is not null, due_at, queue, place from lane where lane_key = any(?)"
                        + " order by lane_key for update",
                lanes,
                row -> known.lanes.put(
                        row.text(1),
                        new LaneState(
                                row.number(2),
                                row.number(3),
                                row.flag(4),
                                Optional.ofNullable(row.time(5)),
                                Optional.ofNullable(row.text(6)).map(queue -> new Row.Queued(queue, row.number(7))))));
        rows(
                "select setting_key, setting_value from setting where setting_key = any(?) order by setting_key"
                        + " for update",
                settings,
                row -> known.settings.put(row.text(1), Optional.of(row.text(2))));
        readDocuments();
    }

    /** Without a lock: of two nodes that write the same version, the key refuses the later one, which reads again. */
    private void readDocuments() throws SQLException {
        if (documents.isEmpty()) {
            return;
        }
        String sql = "select d.kind, d.tenant, d.name, max(d.version) from"
                + " unnest(cast(? as varchar array), cast(? as varchar array), cast(? as varchar array))"
                + " as k(kind, tenant, name)"
                + " join document_version d on d.kind = k.kind and d.tenant = k.tenant and d.name = k.name"
                + " group by d.kind, d.tenant, d.name";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, texts(documents.stream().map(DocumentName::kind).toArray()));
            query.setArray(2, texts(documents.stream().map(DocumentRow::tenant).toArray()));
            query.setArray(3, texts(documents.stream().map(DocumentName::name).toArray()));
            each(
                    query,
                    row -> known.documents.put(
                            DocumentRow.document(row.text(1), row.text(2), row.text(3)), (int) row.number(4)));
        }
    }

    private void readArrivals() throws SQLException {
        if (arrivals.isEmpty()) {
            return;
        }
        Collection<Arrival> wanted = arrivals.values();
        String sql = "select a.tenant, a.via, a.client, a.reference, a.digest, a.subject, a.received_at from"
                + " unnest(cast(? as varchar array), cast(? as varchar array), cast(? as varchar array))"
                + " as k(via, client, reference)"
                + " join arrival a on a.via = k.via and a.client = k.client and a.reference = k.reference";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, texts(wanted.stream().map(Arrival::via).toArray()));
            query.setArray(2, texts(wanted.stream().map(Arrival::client).toArray()));
            query.setArray(3, texts(wanted.stream().map(Arrival::reference).toArray()));
            each(query, row -> {
                Arrival found = new Arrival(
                        row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.time(7));
                known.arrivals.put(ArrivalKey.of(found), found);
            });
        }
    }

    private void readReceipts() throws SQLException {
        if (receipts.isEmpty()) {
            return;
        }
        Collection<ReceiptKey> wanted = receipts.values();
        String sql = "select r.via, r.reference, r.stage, r.message is not null from"
                + " unnest(cast(? as varchar array), cast(? as varchar array), cast(? as varchar array))"
                + " as k(via, reference, stage)"
                + " join receipt r on r.via = k.via and r.reference = k.reference and r.stage = k.stage";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, texts(wanted.stream().map(ReceiptKey::via).toArray()));
            query.setArray(2, texts(wanted.stream().map(ReceiptKey::reference).toArray()));
            query.setArray(3, texts(wanted.stream().map(ReceiptKey::stage).toArray()));
            each(query, row -> known.receipts.put(new ReceiptKey(row.text(1), row.text(2), row.text(3)), row.flag(4)));
        }
    }

    private void rows(String sql, Collection<?> keys, Consumer<Line> found) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            Object[] values = keys.toArray();
            query.setArray(1, values[0] instanceof Long ? connection.createArrayOf("bigint", values) : texts(values));
            each(query, found);
        }
    }

    private java.sql.Array texts(Object[] values) throws SQLException {
        return connection.createArrayOf("varchar", values);
    }

    private static void each(PreparedStatement query, Consumer<Line> found) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.accept(new Line(rows));
            }
        }
    }

    /** A result row whose columns are read without checked exceptions. */
    private record Line(ResultSet row) {
        private interface Read<T> {
            T from(ResultSet row) throws SQLException;
        }

        private <T> T read(Read<T> read) {
            try {
                return read.from(row);
            } catch (SQLException e) {
                throw new JournalException("a row can not be read: " + e.getMessage(), e);
            }
        }

        String text(int column) {
            return read(it -> it.getString(column));
        }

        long number(int column) {
            return read(it -> it.getLong(column));
        }

        boolean flag(int column) {
            return read(it -> it.getBoolean(column));
        }

        Instant time(int column) {
            OffsetDateTime time = read(it -> it.getObject(column, OffsetDateTime.class));
            return time == null ? null : time.toInstant();
        }
    }
}

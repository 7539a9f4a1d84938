package org.switchroom.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.hibernate.StatelessSession;
import org.switchroom.journal.AuditChain.Head;
import org.switchroom.journal.Known.LaneState;
import org.switchroom.journal.row.AlarmEventRow;
import org.switchroom.journal.row.ArrivalRow;
import org.switchroom.journal.row.AttemptRow;
import org.switchroom.journal.row.AuditRow;
import org.switchroom.journal.row.DocumentRow;
import org.switchroom.journal.row.JobChangeRow;
import org.switchroom.journal.row.JobRow;
import org.switchroom.journal.row.LaneRow;
import org.switchroom.journal.row.MessageRow;
import org.switchroom.journal.row.PartyRow;
import org.switchroom.journal.row.ReceiptRow;
import org.switchroom.journal.row.ServiceLogRow;
import org.switchroom.journal.row.TenantRow;
import org.switchroom.journal.row.TimelineRow;
import org.switchroom.journal.row.TokenRow;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/**
 * One transaction for many entries: lock and read what they speak of, judge them in memory, write what was accepted,
 * table by table, each with one statement or one JDBC batch, and force it to disk. Owned by the writer's thread.
 */
final class BatchTransaction {
    /** The commit was sent, and that it is on disk was not answered: the batch may be in the database or not. */
    static final class CommitUnknown extends Exception {
        private static final long serialVersionUID = 1L;

        CommitUnknown(Throwable cause) {
            super(cause);
        }
    }

    /** In which order tables are written. */
    private static final List<Class<?>> TABLES = List.of(
            TenantRow.class,
            TokenRow.class,
            PartyRow.class,
            JobRow.class,
            JobChangeRow.class,
            ArrivalRow.class,
            MessageRow.class,
            AttemptRow.class,
            ReceiptRow.class,
            LaneRow.class,
            TimelineRow.class,
            ServiceLogRow.class,
            DocumentRow.class,
            AlarmEventRow.class,
            AuditRow.class);

    private final Database database;
    private final IdSource ids;
    private final NodeRecord node;
    private final AuditChain chain;
    private final BulkInsert bulkInsert;
    private final Counters counters;
    private Head head;
    /** Of the batch whose commit is under way. */
    private Verdict underWay;

    private Head reached;

    BatchTransaction(Database database, IdSource ids, NodeRecord node, AuditChain chain, Head head, Counters counters) {
        this.database = database;
        this.ids = ids;
        this.node = node;
        this.chain = chain;
        this.head = head;
        this.counters = counters;
        this.bulkInsert = new BulkInsert();
    }

    /** Where this node's audit chain stands after the last commit. */
    Head head() {
        return head;
    }

    /**
     * What is stored is on disk.
     *
     * @throws RuntimeException when nothing was stored
     */
    Map<Pending, Written> write(List<Pending> batch) throws CommitUnknown {
        try (StatelessSession session = database.session()) {
            session.beginTransaction();
            Verdict verdict;
            try {
                Known known = session.doReturningWork(connection -> KnownReader.read(connection, batch));
                verdict = Judge.judge(batch, known);
                reached = session.doReturningWork(connection -> write(session, connection, verdict, known));
            } catch (RuntimeException e) {
                rollBack(session, e);
                throw e;
            }
            if (verdict.accepted.isEmpty()) {
                session.getTransaction().rollback();
            } else {
                underWay = verdict;
                commit(session);
                node.committed();
                head = reached;
            }
            return verdict.answers;
        }
    }

    /** The answers of the batch whose commit was not answered and yet was done. */
    Map<Pending, Written> adopt() {
        head = reached;
        return underWay.answers;
    }

    private static void rollBack(StatelessSession session, Exception cause) {
        try {
            session.getTransaction().rollback();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    /** On disk when it returns. */
    private void commit(StatelessSession session) throws CommitUnknown {
        try {
            session.getTransaction().commit();
            long committed = System.nanoTime();
            database.barrier();
            counters.forced(System.nanoTime() - committed);
        } catch (RuntimeException | SQLException e) {
            throw new CommitUnknown(e);
        }
    }

    private Head write(StatelessSession session, Connection connection, Verdict verdict, Known known)
            throws SQLException {
        if (verdict.accepted.isEmpty()) {
            return head;
        }
        Map<Class<?>, List<Object>> inserts = new LinkedHashMap<>();
        TABLES.forEach(table -> inserts.put(table, new ArrayList<>()));
        Head reached = head;
        for (Pending pending : verdict.accepted) {
            pending.arrival().ifPresent(arrival -> inserts.get(ArrivalRow.class).add(arrival));
            pending.inserts().forEach(row -> inserts.get(row.getClass()).add(row));
            for (Row row : pending.entry().rows()) {
                if (row instanceof Row.Audit audit) {
                    AuditRow link = chain.link(reached, audit);
                    inserts.get(AuditRow.class).add(link);
                    reached = new Head(link.key().seq(), link.hash());
                }
            }
        }
        verdict.newReceipts.values().forEach(row -> inserts.get(ReceiptRow.class)
                .add(Pending.receipt(row, ids)));
        inserts.get(LaneRow.class).addAll(newLanes(connection, verdict, known));
        Optional<Trip> trip =
                database.dialect() == Dialect.POSTGRESQL ? Optional.of(new Trip(connection)) : Optional.empty();
        for (List<Object> rows : inserts.values()) {
            bulkInsert.insert(session, trip, rows);
        }
        update(connection, trip, verdict, known);
        return reached;
    }

    /** The database is asked for its time only when one of them is held. */
    private List<LaneRow> newLanes(Connection connection, Verdict verdict, Known known) throws SQLException {
        List<LaneRow> rows = new ArrayList<>();
        Optional<Instant> now = Optional.empty();
        for (String lane : new TreeSet<>(verdict.movedLanes)) {
            LaneState state = known.lanes.get(lane);
            if (verdict.oldLanes.contains(lane)) {
                continue;
            }
            LaneRow row = LaneRow.of(
                    lane,
                    state.epoch(),
                    state.joined(),
                    state.dueAt().orElse(null),
                    state.queued().orElse(null));
            if (state.held()) {
                if (now.isEmpty()) {
                    now = Optional.of(database.now(connection));
                }
                row.heldBy(node.name(), now.get().plus(verdict.leases.get(lane)));
            }
            rows.add(row);
        }
        return rows;
    }

    private void update(Connection connection, Optional<Trip> trip, Verdict verdict, Known known) throws SQLException {
        Map<String, LaneState> moved = new LinkedHashMap<>();
        verdict.movedLanes.stream()
                .filter(verdict.oldLanes::contains)
                .forEach(lane -> moved.put(lane, known.lanes.get(lane)));
        new Updates(connection, trip).run(verdict, moved);
        node.write(connection, trip, ids.highest());
    }
}

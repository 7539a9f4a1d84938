package org.switchroom.journal;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.switchroom.answer.Page;
import org.switchroom.job.JobId;
import org.switchroom.journal.row.AttemptRow;
import org.switchroom.journal.row.MessageRow;
import org.switchroom.journal.row.ReceiptRow;
import org.switchroom.journal.row.Times;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.Messages;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Attempt;
import org.switchroom.store.QueueFigures;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

/** Reads of messages, their attempts and receipts, and the queue in numbers. */
final class MessageReads {
    /** What is open, as a range of an index that is kept for it: of (state, id) on H2, which reads no row then. */
    private static final String OPEN_H2 = Stream.of(MessageState.values())
            .filter(state -> !state.isFinal())
            .map(MessageState::name)
            .collect(Collectors.joining("', '", "r.state in ('", "')"));

    /** Not "is not null", which is no range. */
    private static final String OPEN_POSTGRESQL = "r.openLane >= ''";

    private final Database database;

    MessageReads(Database database) {
        this.database = database;
    }

    Optional<StoredMessage> message(MessageId id) {
        return database.read(session -> Optional.ofNullable(session.get(MessageRow.class, id.value())))
                .map(MessageRow::message);
    }

    Page<StoredMessage> messages(Collection<String> tenants, Messages.Filter filter) {
        TextSearch text = TextSearch.of(filter.text());
        return new Keyset<StoredMessage>(
                        message -> message.id().value(),
                        (tenant, below, max) -> messages(tenant, below, max, filter, text),
                        message -> text.matches(
                                Optional.of(recipients(message)),
                                Optional.of(words(message.envelope().content()))))
                .page(tenants, filter.after(), filter.limit());
    }

    private List<StoredMessage> messages(String tenant, long below, int max, Messages.Filter filter, TextSearch text) {
        Map<String, Object> equal = new LinkedHashMap<>();
        if (filter.job().isPresent()) {
            equal.put("job", filter.job().get().value());
        } else {
            equal.put("tenant", tenant);
            filter.state().ifPresent(state -> equal.put("state", state.name()));
        }
        Query<MessageRow> query = new Query<>(MessageRow.class).from(database.dialect(), equal, "<", below);
        if (filter.job().isPresent()) {
            query.and("r.tenant = :tenant", "tenant", tenant)
                    .and(filter.state(), "r.state = :state", "state", Enum::name);
        }
        query.and(filter.from(), "r.createdAt >= :from", "from", Times::kept)
                .and(filter.until(), "r.createdAt < :until", "until", Times::kept)
                .and(
                        text.wanted(),
                        "(lower(r.recipients) like :text escape '!' or lower(r.content) like :text escape '!')",
                        "text",
                        words -> text.pattern());
        String order = filter.job().isPresent()
                ? "r.job desc, r.id desc"
                : filter.state().isPresent() ? "r.tenant desc, r.state desc, r.id desc" : "r.tenant desc, r.id desc";
        return database.read(session -> query.list(session, order, max)).stream()
                .map(MessageRow::message)
                .toList();
    }

    private static String recipients(StoredMessage message) {
        StringBuilder all = new StringBuilder();
        message.envelope().plan().forEach(hop -> all.append(hop.to()).append(' '));
        return all.toString();
    }

    private static String words(Content content) {
        return content.fold(
                text -> text.subject() + "\n" + text.body(),
                alarm -> alarm.account() + " " + alarm.code(),
                job -> job.number() + "\n" + String.join("\n", job.fields().values()),
                binary -> "");
    }

    List<StoredMessage> in(MessageState state, long after, int max) {
        return database
                .read(session -> database.dialect() == Dialect.H2
                        ? new Query<>(MessageRow.class)
                                .and("r.state = :state", "state", state.name())
                                .and("r.id > :after", "after", after)
                                .list(session, "r.state, r.id", max)
                        : session.createNativeQuery(Statements.IN_STATE_POSTGRESQL, MessageRow.class)
                                .setParameter("state", state.name())
                                .setParameter("after", after)
                                .setParameter("max", max)
                                .getResultList())
                .stream()
                .map(MessageRow::message)
                .toList();
    }

    List<StoredMessage> of(JobId job) {
        return database
                .read(session -> new Query<>(MessageRow.class)
                        .and("r.job = :job", "job", job.value())
                        .list(session, "r.job, r.id", Integer.MAX_VALUE))
                .stream()
                .map(MessageRow::message)
                .toList();
    }

    Optional<StoredMessage> byReference(TransportName via, RemoteReference reference) {
        return database.read(session -> handedOver(session, via, reference)
                .or(() -> new Query<>(MessageRow.class)
                                .and("r.via = :via", "via", via.value())
                                .and("r.reference = :reference", "reference", reference.value())
                                .list(session, "r.id desc", 1)
                                .stream()
                                .findFirst())
                .map(MessageRow::message));
    }

    private static Optional<MessageRow> handedOver(
            StatelessSession session, TransportName via, RemoteReference reference) {
        return new Query<>(AttemptRow.class)
                        .and("r.via = :via", "via", via.value())
                        .and("r.reference = :reference", "reference", reference.value())
                        .list(session, "r.id desc", 1)
                        .stream()
                        .findFirst()
                        .flatMap(attempt -> Optional.ofNullable(session.get(MessageRow.class, attempt.message())));
    }

    List<Attempt> attempts(MessageId message) {
        return database
                .read(session -> new Query<>(AttemptRow.class)
                        .and("r.message = :message", "message", message.value())
                        .list(session, "r.message, r.id", Integer.MAX_VALUE))
                .stream()
                .map(AttemptRow::attempt)
                .toList();
    }

    List<Attempt> attemptsTo(String phone, Instant since, int max) {
        return database
                .read(session -> new Query<>(AttemptRow.class)
                        .and("r.phone = :phone", "phone", phone)
                        .and("r.startedAt >= :since", "since", Times.kept(since))
                        .list(session, "r.phone desc, r.id desc", max))
                .stream()
                .map(AttemptRow::attempt)
                .toList();
    }

    List<Receipt> receipts(MessageId message) {
        Map<Long, ReceiptRow> found = new TreeMap<>();
        database.read(session -> {
                    List<ReceiptRow> rows = new Query<>(ReceiptRow.class)
                            .and("r.message = :message", "message", message.value())
                            .list(session, "r.id", Integer.MAX_VALUE);
                    rows.addAll(session.createSelectionQuery(
                                    "select r from AttemptRow a join ReceiptRow r"
                                            + " on r.via = a.via and r.reference = a.reference"
                                            + " where a.message = :message and a.reference is not null"
                                            + " and r.message is null",
                                    ReceiptRow.class)
                            .setParameter("message", message.value())
                            .getResultList());
                    return rows;
                })
                .forEach(row -> found.put(row.id(), row));
        return found.values().stream()
                .map(ReceiptRow::receipt)
                .sorted(Comparator.comparing(Receipt::at))
                .toList();
    }

    QueueFigures figures() {
        String isOpen = database.dialect() == Dialect.H2 ? OPEN_H2 : OPEN_POSTGRESQL;
        return database.read(session -> {
            List<Object[]> rows = session.createSelectionQuery(
                            "select r.state, count(*), min(r.id) from MessageRow r where " + isOpen
                                    + " group by r.state",
                            Object[].class)
                    .getResultList();
            Map<MessageState, Long> open = new EnumMap<>(MessageState.class);
            rows.forEach(row -> open.put(MessageState.valueOf((String) row[0]), (Long) row[1]));
            Optional<Instant> oldest = rows.stream()
                    .map(row -> (Long) row[2])
                    .min(Comparator.naturalOrder())
                    .map(id -> session.createSelectionQuery(
                                    "select r.createdAt from MessageRow r where r.id = :id", Instant.class)
                            .setParameter("id", id)
                            .getSingleResultOrNull());
            return new QueueFigures(open, oldest);
        });
    }
}

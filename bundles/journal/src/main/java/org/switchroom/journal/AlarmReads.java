package org.switchroom.journal;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEventId;
import org.switchroom.alarm.AlarmEvents;
import org.switchroom.answer.Page;
import org.switchroom.journal.row.AlarmEventRow;
import org.switchroom.journal.row.Times;

/** Reads of what panels reported. */
final class AlarmReads {
    private final Database database;

    AlarmReads(Database database) {
        this.database = database;
    }

    Optional<AlarmEvent> event(AlarmEventId id) {
        return database.read(session -> Optional.ofNullable(session.get(AlarmEventRow.class, id.value())))
                .map(AlarmEventRow::event);
    }

    Page<AlarmEvent> events(Collection<String> tenants, AlarmEvents.Filter filter) {
        return new Keyset<AlarmEvent>(
                        event -> event.id().value(),
                        (tenant, below, max) -> events(tenant, below, max, filter),
                        event -> true)
                .page(tenants, filter.after(), filter.limit());
    }

    private List<AlarmEvent> events(String tenant, long below, int max, AlarmEvents.Filter filter) {
        boolean ofAccount = filter.account().isPresent();
        Map<String, Object> equal = new LinkedHashMap<>();
        if (ofAccount) {
            equal.put("account", filter.account().get().value());
        } else {
            equal.put("tenant", tenant);
            filter.state().ifPresent(state -> equal.put("state", state.name()));
        }
        Query<AlarmEventRow> query = new Query<>(AlarmEventRow.class).from(database.dialect(), equal, "<", below);
        if (ofAccount) {
            query.and("r.tenant = :tenant", "tenant", tenant)
                    .and(filter.state(), "r.state = :state", "state", Enum::name);
        }
        String order = ofAccount
                ? "r.account desc, r.id desc"
                : filter.state().isPresent() ? "r.tenant desc, r.state desc, r.id desc" : "r.tenant desc, r.id desc";
        return database.read(session -> query.list(session, order, max)).stream()
                .map(AlarmEventRow::event)
                .toList();
    }

    List<AlarmEvent> due(Instant now, int max) {
        return database
                .read(session -> open().and("r.dueOpen <= :now", "now", Times.kept(now))
                        .list(session, "r.urgency, r.dueOpen, r.id", max))
                .stream()
                .map(AlarmEventRow::event)
                .toList();
    }

    Optional<Instant> nextDue() {
        return database.read(session -> open().list(session, "r.dueOpen", 1)).stream()
                .map(row -> row.event().dueAt())
                .findFirst();
    }

    /** What waits; of what does not any more, none is read. */
    private static Query<AlarmEventRow> open() {
        return new Query<>(AlarmEventRow.class).and("r.dueOpen >= :longAgo", "longAgo", Times.LONG_AGO);
    }
}

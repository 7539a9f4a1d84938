package org.switchroom.journal;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.switchroom.journal.row.ServiceLogRow;
import org.switchroom.journal.row.Times;
import org.switchroom.service.LogLine;

/** Reads of service jobs' logs, and their forgetting. */
final class ServiceLogReads {
    private final Database database;

    ServiceLogReads(Database database) {
        this.database = database;
    }

    List<LogLine> lines(Collection<String> tenants, Instant from, Instant until, int max) {
        Query<ServiceLogRow> query = new Query<>(ServiceLogRow.class)
                .and("r.happenedAt >= :from", "from", Times.kept(from))
                .and("r.happenedAt < :until", "until", Times.kept(until));
        if (!tenants.isEmpty()) {
            Set<String> theirs = new HashSet<>(tenants);
            theirs.add("");
            query.and("r.tenant in :tenants", "tenants", theirs);
        }
        return database.read(session -> query.list(session, "r.happenedAt desc, r.id desc", max)).stream()
                .map(ServiceLogRow::line)
                .toList();
    }

    int forget(Instant before) {
        return database.read(
                session -> session.createMutationQuery("delete from ServiceLogRow r where r.happenedAt < :before")
                        .setParameter("before", Times.kept(before))
                        .executeUpdate());
    }
}

package org.switchroom.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.switchroom.access.ApiToken;
import org.switchroom.access.Tenant;
import org.switchroom.job.JobId;
import org.switchroom.journal.row.SettingRow;
import org.switchroom.journal.row.TenantRow;
import org.switchroom.journal.row.TimelineRow;
import org.switchroom.journal.row.Times;
import org.switchroom.journal.row.TokenRow;
import org.switchroom.message.MessageId;
import org.switchroom.trace.TimelineEntry;

/** Reads of the timeline, of tenants, tokens and settings; and the forgetting of old arrivals. */
final class RecordReads {
    private final Database database;

    RecordReads(Database database) {
        this.database = database;
    }

    List<TimelineEntry> timeline(JobId job) {
        return entries(
                new Query<>(TimelineRow.class).and("r.job = :job", "job", job.value()),
                "r.job, r.id",
                Integer.MAX_VALUE);
    }

    List<TimelineEntry> timeline(MessageId message) {
        return entries(
                new Query<>(TimelineRow.class).and("r.message = :message", "message", message.value()),
                "r.message, r.id",
                Integer.MAX_VALUE);
    }

    List<TimelineEntry> timelineAfter(Collection<String> tenants, long after, int max) {
        List<TimelineEntry> found = new ArrayList<>();
        for (String tenant : tenants.stream().distinct().toList()) {
            found.addAll(entries(
                    new Query<>(TimelineRow.class).from(database.dialect(), Map.of("tenant", tenant), ">", after),
                    "r.tenant, r.id",
                    max));
        }
        found.sort(Comparator.comparingLong(TimelineEntry::id));
        return found.size() <= max ? found : List.copyOf(found.subList(0, max));
    }

    private List<TimelineEntry> entries(Query<TimelineRow> query, String order, int max) {
        return database.read(session -> query.list(session, order, max)).stream()
                .map(TimelineRow::entry)
                .toList();
    }

    List<Tenant> tenants() {
        return database
                .read(session -> new Query<>(TenantRow.class).list(session, "r.createdAt, r.id", Integer.MAX_VALUE))
                .stream()
                .map(TenantRow::tenant)
                .toList();
    }

    List<ApiToken> tokens(Collection<String> tenants) {
        if (tenants.isEmpty()) {
            return List.of();
        }
        return database
                .read(session -> new Query<>(TokenRow.class)
                        .and("r.tenant in :tenants", "tenants", tenants)
                        .list(session, "r.createdAt, r.id", Integer.MAX_VALUE))
                .stream()
                .map(TokenRow::token)
                .toList();
    }

    Optional<ApiToken> tokenByDigest(String digest) {
        return database
                .read(session -> new Query<>(TokenRow.class)
                        .and("r.digest = :digest", "digest", digest)
                        .list(session, "r.id", 1))
                .stream()
                .findFirst()
                .map(TokenRow::token);
    }

    Optional<String> setting(String key) {
        return database.read(session -> Optional.ofNullable(session.get(SettingRow.class, key)))
                .map(SettingRow::value);
    }

    Map<String, String> settings(String prefix) {
        Map<String, String> found = new TreeMap<>();
        String pattern = prefix.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
        database.read(session -> new Query<>(SettingRow.class)
                        .and("r.settingKey like :pattern escape '!'", "pattern", pattern)
                        .list(session, "r.settingKey", Integer.MAX_VALUE))
                .forEach(row -> found.put(row.key(), row.value()));
        return found;
    }

    int forgetArrivals(Instant before) {
        return database.read(
                session -> session.createMutationQuery("delete from ArrivalRow r where r.receivedAt < :before")
                        .setParameter("before", Times.kept(before))
                        .executeUpdate());
    }
}

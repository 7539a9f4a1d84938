package org.switchroom.journal;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
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
    private static final Comparator<TimelineEntry> OLDEST_FIRST = Comparator.comparingLong(TimelineEntry::id);

    private final Database database;

    RecordReads(Database database) {
        this.database = database;
    }

    List<TimelineEntry> timeline(JobId job) {
        return told(new Query<>(TimelineRow.class).and("r.job = :job", "job", job.value()), "r.job, r.id")
                .sorted(OLDEST_FIRST)
                .toList();
    }

    /** Those that stand for themselves, and those among the earlier lines of its job's rows. */
    List<TimelineEntry> timeline(MessageId message) {
        Query<TimelineRow> itsOwn =
                new Query<>(TimelineRow.class).and("r.message = :message", "message", message.value());
        Query<TimelineRow> itsJobs = new Query<>(TimelineRow.class)
                .and("r.job = (select m.job from MessageRow m where m.id = :message)", "message", message.value())
                .and("r.earlier is not null");
        return Stream.concat(told(itsOwn, "r.message, r.id"), told(itsJobs, "r.job, r.id"))
                .filter(line -> line.message().equals(Optional.of(message)))
                .sorted(OLDEST_FIRST)
                .distinct()
                .toList();
    }

    List<TimelineEntry> timelineAfter(Collection<String> tenants, long after, int max) {
        return tenants.stream()
                .distinct()
                .flatMap(tenant -> told(
                        new Query<>(TimelineRow.class).from(database.dialect(), Map.of("tenant", tenant), ">", after),
                        "r.tenant, r.id",
                        max))
                .filter(line -> line.id() > after)
                .sorted(OLDEST_FIRST)
                .limit(max)
                .toList();
    }

    private Stream<TimelineEntry> told(Query<TimelineRow> query, String order) {
        return told(query, order, Integer.MAX_VALUE);
    }

    private Stream<TimelineEntry> told(Query<TimelineRow> query, String order, int max) {
        return database.read(session -> query.list(session, order, max)).stream()
                .flatMap(row -> row.told().stream());
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

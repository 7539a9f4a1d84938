package org.switchroom.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEvent.State;
import org.switchroom.alarm.AlarmEventId;
import org.switchroom.alarm.AlarmEvents;
import org.switchroom.alarm.EventClass;
import org.switchroom.job.JobState;
import org.switchroom.job.Jobs;
import org.switchroom.message.Content;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.Messages;
import org.switchroom.store.Entry;
import org.switchroom.store.Lane;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/**
 * With a million old messages and their lanes, a tenth of them in another queue, a hundred thousand old jobs with their
 * timeline, and as many old alarm events, the claim and the lists read as many rows as with none: shown by the plans of the
 * very statements that run.
 */
abstract class RowsReadContract {
    /** A smaller number serves while somebody works on the statements. */
    private static final int OLD = Integer.getInteger("old.messages", 1_000_000);

    private static final int YOUNG = 300;

    /** What is filled in at once: a transaction of all of it is much dearer. */
    private static final int AT_ONCE = Integer.getInteger("at.once", 20_000);

    @TempDir
    Path folder;

    abstract DataSource source(Path folder);

    /** A table function that counts from one number to another, both included, as {@code g(n)}. */
    abstract String series(int from, int to);

    abstract String analyze();

    @Test
    void claim_and_lists_read_no_more_rows_with_a_million_old_messages() throws Exception {
        DataSource source = source(folder);
        ExplainingDataSource explaining = new ExplainingDataSource(source);
        try (DurableJournal journal =
                DurableJournal.open(explaining.dataSource(), JournalSettings.inFolder("main", folder))) {
            long cursor = journal.nextId();
            String tenant = fillYoung(journal);
            Map<String, Runnable> reads = reads(journal, tenant, cursor);
            Map<String, Long> before = rowsRead(explaining, reads);

            fillOld(source, tenant);
            Map<String, Long> after = rowsRead(explaining, reads);

            assertThat(after).isEqualTo(before);
            assertThat(after.values()).as("every read was seen").allSatisfy(rows -> assertThat(rows)
                    .isPositive());
        }
    }

    private static Map<String, Runnable> reads(DurableJournal journal, String tenant, long cursor) {
        List<String> tenants = List.of(tenant);
        String lane = journal.messages(tenants, Messages.Filter.all(1))
                .items()
                .get(0)
                .envelope()
                .lane();
        Map<String, Runnable> reads = new LinkedHashMap<>();
        reads.put("claim", () -> journal.claim(20, Instant.now(), Duration.ofMillis(1)));
        reads.put("claim queued", () -> journal.claimQueued("young", 20, Duration.ofMillis(1)));
        reads.put("queues", journal::queues);
        reads.put("nextDue", journal::nextDue);
        reads.put("messages", () -> journal.messages(tenants, Messages.Filter.all(50)));
        reads.put(
                "messages by state",
                () -> journal.messages(
                        tenants,
                        new Messages.Filter(
                                Optional.of(MessageState.WAITING),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                50)));
        reads.put("messages in a state", () -> journal.messagesIn(MessageState.WAITING, Optional.empty(), 50));
        reads.put("open in lanes", () -> journal.openIn(List.of(lane, "nobody's")));
        reads.put("jobs", () -> journal.jobs(tenants, Jobs.Filter.all(50)));
        reads.put(
                "jobs by state",
                () -> journal.jobs(
                        tenants,
                        new Jobs.Filter(
                                Optional.of(JobState.ACTIVE),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                Optional.empty(),
                                50)));
        reads.put("figures", journal::figures);
        reads.put("alarm events due", () -> journal.alarmEventsDue(Instant.now(), 50));
        reads.put("next alarm event due", journal::nextAlarmEventDue);
        reads.put("alarm events", () -> journal.alarmEvents(tenants, alarms(Optional.empty())));
        reads.put("alarm events by state", () -> journal.alarmEvents(tenants, alarms(Optional.of(State.DUE))));
        reads.put("timeline after", () -> journal.timelineAfter(tenants, cursor, 50));
        return reads;
    }

    private static AlarmEvents.Filter alarms(Optional<State> state) {
        return new AlarmEvents.Filter(Optional.empty(), state, Optional.empty(), 50);
    }

    private static Map<String, Long> rowsRead(ExplainingDataSource explaining, Map<String, Runnable> reads) {
        Map<String, Long> rows = new LinkedHashMap<>();
        reads.forEach((name, read) -> {
            Map<String, String> plans = explaining.explain(read);
            if (Boolean.getBoolean("show.plans")) {
                plans.forEach((sql, plan) -> System.out.println(name + ": " + sql + "\n" + plan));
            }
            rows.put(
                    name,
                    plans.values().stream()
                            .mapToLong(ExplainingDataSource::rowsRead)
                            .sum());
        });
        return rows;
    }

    /** Newer than everything that {@link #fillOld} makes; answers the tenant. */
    private static String fillYoung(DurableJournal journal) {
        SampleEntries entries = SampleEntries.of(journal);
        List<CompletableFuture<Written>> answers = new ArrayList<>();
        answers.add(journal.write(Entry.of(new Row.NewTenant(entries.samples().tenant())))
                .toCompletableFuture());
        for (int i = 0; i < YOUNG; i++) {
            answers.add(journal.write(entries.entry(entries.samples().job())).toCompletableFuture());
            answers.add(journal.write(Entry.of(new Row.NewAlarmEvent(due(journal, entries))))
                    .toCompletableFuture());
        }
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(new Written.Stored()));
        List<Lane> lanes = journal.claim(41, Instant.now(), Duration.ofMinutes(1));
        for (Lane lane : lanes) {
            Row queued = new Row.LaneRelease(
                    lane.key(),
                    lane.epoch(),
                    lane.joined(),
                    Optional.of(Instant.now().plusSeconds(3600)),
                    Optional.of(new Row.Queued(lane.equals(lanes.get(0)) ? "other" : "young", lane.joined())));
            assertThat(journal.write(Entry.of(queued)).toCompletableFuture().join())
                    .isEqualTo(new Written.Stored());
        }
        return entries.samples().tenant().id();
    }

    private static AlarmEvent due(DurableJournal journal, SampleEntries entries) {
        Instant now = Instant.now();
        return new AlarmEvent(
                new AlarmEventId(journal.nextId()),
                entries.samples().tenant().id(),
                Optional.empty(),
                "1234",
                "dc09",
                Optional.of(1),
                Optional.empty(),
                EventClass.BURGLARY,
                new Content.Alarm("1234", 1, "130", 1, 1),
                State.DUE,
                now,
                now,
                Optional.empty(),
                "raw",
                Map.of(),
                Optional.empty(),
                "young",
                now);
    }

    private void fillOld(DataSource source, String tenant) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (int from = 1; from <= OLD; from += AT_ONCE) {
                fillOld(statement, tenant, from, Math.min(OLD, from + AT_ONCE - 1));
            }
            statement.execute(analyze());
        }
    }

    /** So many messages from a number on, and a tenth of that in jobs. */
    private void fillOld(Statement statement, String tenant, int from, int to) throws SQLException {
        String jobs = series((from - 1) / 10 + 1, to / 10);
        statement.execute("insert into job (id, tenant, state, kind, number, priority, unsent_changes, revision,"
                + " created_by, created_at, changed_at) select n, '" + tenant
                + "', 'COMPLETE', 'ORDER', 'old ' || lpad('' || n, 9, '0'), 'ROUTINE',"
                + " 0, 1, 'old', current_timestamp, current_timestamp from " + jobs);
        statement.execute("insert into message (id, tenant, job, role, lane, open_lane, state, hop, attempts, due_at,"
                + " may_have_arrived_twice, changed_at, priority, content_kind, content, recipients, plan,"
                + " doubt_choice, doubt_after_ms, why, created_at, expires_at) select n, '" + tenant
                + "', n, 'provider',"
                + " 'old ' || lpad('' || n, 9, '0'), null, 'ACCEPTED', 0, 1, current_timestamp, false, current_timestamp, 'ROUTINE',"
                + " 'TEXT', '{}', 'mailto:a@example.org', '[]', 'ASK', 0, '[]', current_timestamp, current_timestamp"
                + " from " + series(from, to));
        // one in ten waits in another queue until the time of its safety net
        statement.execute("insert into lane (lane_key, epoch, joined, due_at, queue, place)"
                + " select 'old ' || lpad('' || n, 9, '0'), 1, 1,"
                + " case when mod(n, 10) = 0 then timestamp with time zone '2100-01-01 00:00:00+00' end,"
                + " case when mod(n, 10) = 0 then 'other' end, case when mod(n, 10) = 0 then n end from "
                + series(from, to));
        statement.execute("insert into timeline (id, tenant, job, message, happened_at, actor, kind, text) select n,"
                + " '" + tenant + "', n, n, current_timestamp, 'old', 'CREATED', 'old' from " + jobs);
        statement.execute("insert into alarm_event (id, tenant, panel, via, event_class, urgency, alarm, state,"
                + " received_at, due_at, raw, why, changed_at) select n, '" + tenant
                + "', '1234', 'dc09', 'BURGLARY', 7,"
                + " '{}', 'RELAYED', current_timestamp, current_timestamp, 'old', 'old', current_timestamp from "
                + jobs);
    }
}

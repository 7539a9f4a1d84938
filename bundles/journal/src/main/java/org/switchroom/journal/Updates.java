package org.switchroom.journal;

import static org.switchroom.journal.ColumnKind.FLAG;
import static org.switchroom.journal.ColumnKind.NUMBER;
import static org.switchroom.journal.ColumnKind.SHORT_NUMBER;
import static org.switchroom.journal.ColumnKind.TEXT;
import static org.switchroom.journal.ColumnKind.TIME;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.job.Attention;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.journal.Known.LaneState;
import org.switchroom.journal.row.Json;
import org.switchroom.message.IdText;
import org.switchroom.message.MessageId;
import org.switchroom.outbox.Progress;
import org.switchroom.party.Party;
import org.switchroom.store.Row;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

/** The changes of a batch, one statement a table. The rows are locked and their guards have held. */
final class Updates {
    private static final JobField[] TEXT_FIELDS = {
        JobField.KIND,
        JobField.NUMBER,
        JobField.SITE_CODE,
        JobField.SERVICE_CODE,
        JobField.ALARM_STATUS,
        JobField.PRIORITY,
        JobField.NOTES,
        JobField.DUE_AT,
        JobField.ON_SITE_AT,
        JobField.CLEARED_AT
    };

    private static final JobField[] PARTY_FIELDS = {
        JobField.CUSTOMER,
        JobField.LOCATION,
        JobField.ALARM_COMPANY,
        JobField.PROVIDER,
        JobField.INSPECTOR,
        JobField.OCCUPANT,
        JobField.BILL_TO
    };

    private static final BulkUpdate<Party> PARTIES = BulkUpdate.<Party>of("party")
            .set("kind", TEXT, party -> party.kind().name())
            .set("name", TEXT, Party::name)
            .set("account_number", TEXT, party -> party.accountNumber().orElse(null))
            .set("site_code", TEXT, party -> party.siteCode().orElse(null))
            .set("email", TEXT, party -> party.email().orElse(null))
            .set("mobile", TEXT, party -> party.mobile().orElse(null))
            .set("phone", TEXT, party -> party.phone().orElse(null))
            .set("address", TEXT, party -> party.address().orElse(null))
            .set("message_via", TEXT, party -> party.via().value())
            .set("wants_jobs", FLAG, Party::wantsJobs)
            .set("wants_updates", FLAG, Party::wantsUpdates)
            .set("smartnet_id", SHORT_NUMBER, party -> party.smartnetId().orElse(null))
            .set("revision", SHORT_NUMBER, Party::revision)
            .set("changed_at", TIME, Party::changedAt)
            .where("id", NUMBER, party -> party.id().value());

    private static final BulkUpdate<Job> JOBS = jobs();

    private static final BulkUpdate<Verdict.Troubles> TROUBLES = BulkUpdate.<Verdict.Troubles>of("job")
            .set("attention_cause", TEXT, it -> it.last().cause().name())
            .set("attention_detail", TEXT, it -> it.last().detail())
            .set("attention_count", SHORT_NUMBER, "coalesce(attention_count, 0) + %s", Verdict.Troubles::count)
            .set("attention_since", TIME, "coalesce(attention_since, %s)", Verdict.Troubles::since)
            .set("revision", SHORT_NUMBER, "revision + %s", Verdict.Troubles::count)
            .set("changed_at", TIME, it -> it.last().at())
            .where("id", NUMBER, it -> it.last().job().value());

    private static final BulkUpdate<Row.RevokeToken> TOKENS = BulkUpdate.<Row.RevokeToken>of("token")
            .set("revoked_at", TIME, Row.RevokeToken::at)
            .where("id", TEXT, Row.RevokeToken::tokenId);

    private static final BulkUpdate<Row.MessageStep> STEPS = BulkUpdate.<Row.MessageStep>of("message")
            .set("state", TEXT, step -> step.to().state().name())
            .set("open_lane", FLAG, "case when %s then null else lane end", step -> step.to()
                    .state()
                    .isFinal())
            .set("hop", SHORT_NUMBER, step -> step.to().hop())
            .set("attempts", SHORT_NUMBER, step -> step.to().attempts())
            .set("due_at", TIME, step -> step.to().dueAt())
            .set("reason_code", TEXT, step -> code(step.to().reason()))
            .set("reason_text", TEXT, step -> text(step.to().reason()))
            .set("via", TEXT, step -> step.to().via().map(TransportName::value).orElse(null))
            .set("reference", TEXT, step -> reference(step.to()))
            .set("may_have_arrived_twice", FLAG, step -> step.to().mayHaveArrivedTwice())
            .set("walk", TEXT, step -> Json.walk(step.to().walk()))
            .set("changed_at", TIME, step -> step.to().changedAt())
            .where("id", NUMBER, step -> step.message().value());

    private static final BulkUpdate<Row.AlarmEventStep> ALARM_STEPS = BulkUpdate.<Row.AlarmEventStep>of("alarm_event")
            .set("state", TEXT, step -> step.to().name())
            .set("due_open", FLAG, "case when %s then due_open end", step -> step.to() == AlarmEvent.State.DUE)
            .set("message", NUMBER, step -> step.message().map(MessageId::value).orElse(null))
            .set("why", TEXT, Row.AlarmEventStep::why)
            .set("changed_at", TIME, Row.AlarmEventStep::at)
            .where("id", NUMBER, step -> step.event().value());

    private static final BulkUpdate<Row.AttemptEnd> ENDS = BulkUpdate.<Row.AttemptEnd>of("attempt")
            .set("ended_at", TIME, Row.AttemptEnd::at)
            .set("outcome", TEXT, end -> end.outcome()
                    .fold(a -> "accepted", r -> "refused", u -> "unavailable", u -> "uncertain"))
            .set("reason_code", TEXT, end -> code(reason(end.outcome())))
            .set("reason_text", TEXT, end -> text(reason(end.outcome())))
            .set(
                    "reference",
                    TEXT,
                    end -> end.outcome() instanceof Handover.Accepted accepted
                            ? accepted.reference().map(RemoteReference::value).orElse(null)
                            : null)
            .where("id", NUMBER, end -> end.delivery().value());

    /** Claims may run meanwhile and touch owner, epoch and lease; the row lock keeps them off these lanes. */
    private static final BulkUpdate<Map.Entry<String, LaneState>> LANES = BulkUpdate.<Map.Entry<String, LaneState>>of(
                    "lane")
            .set("joined", NUMBER, lane -> lane.getValue().joined())
            .set("due_at", TIME, lane -> lane.getValue().dueAt().orElse(null))
            .set(
                    "queue",
                    TEXT,
                    lane -> lane.getValue().queued().map(Row.Queued::queue).orElse(null))
            .set(
                    "place",
                    NUMBER,
                    lane -> lane.getValue().queued().map(Row.Queued::place).orElse(null))
            .set("owner", FLAG, "case when %s then owner end", lane -> lane.getValue()
                    .held())
            .set("lease_until", FLAG, "case when %s then lease_until end", lane -> lane.getValue()
                    .held())
            .where("lane_key", TEXT, Map.Entry::getKey);

    private final Connection connection;
    private final Optional<Trip> trip;

    /** @param trip for PostgreSQL; empty on H2 */
    Updates(Connection connection, Optional<Trip> trip) {
        this.connection = connection;
        this.trip = trip;
    }

    void run(Verdict verdict, Map<String, LaneState> movedLanes) throws SQLException {
        PARTIES.run(connection, trip, verdict.parties.values());
        TROUBLES.run(connection, trip, verdict.troubles.values());
        JOBS.run(connection, trip, verdict.jobs.values());
        TOKENS.run(connection, trip, verdict.revoked.values());
        STEPS.run(connection, trip, verdict.steps.values());
        ALARM_STEPS.run(connection, trip, verdict.alarmSteps.values());
        ENDS.run(connection, trip, verdict.ends.values());
        LANES.run(connection, trip, movedLanes.entrySet());
        for (Row.NewReceipt found : verdict.foundReceipts.values()) {
            receipt(found);
        }
        for (Map.Entry<String, Optional<String>> setting : verdict.settings.entrySet()) {
            setting(setting.getKey(), setting.getValue());
        }
    }

    private static BulkUpdate<Job> jobs() {
        BulkUpdate<Job> jobs = BulkUpdate.of("job");
        for (JobField field : TEXT_FIELDS) {
            jobs.set(column(field), TEXT, job -> job.fields().get(field));
        }
        for (JobField field : PARTY_FIELDS) {
            jobs.set(column(field), NUMBER, job -> job.field(field)
                    .map(id -> IdText.read(id).orElseThrow())
                    .orElse(null));
        }
        return jobs.set("state", TEXT, job -> job.state().name())
                .set(
                        "attention_cause",
                        TEXT,
                        job -> attention(job, it -> it.cause().name()))
                .set("attention_detail", TEXT, job -> attention(job, Attention::detail))
                .set("attention_count", SHORT_NUMBER, job -> attention(job, Attention::count))
                .set("attention_since", TIME, job -> attention(job, Attention::since))
                .set("unsent_changes", SHORT_NUMBER, Job::unsentChanges)
                .set("revision", SHORT_NUMBER, Job::revision)
                .set("changed_at", TIME, Job::changedAt)
                .where("id", NUMBER, job -> job.id().value());
    }

    private static String column(JobField field) {
        return field.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Object attention(Job job, Function<Attention, Object> part) {
        return job.attention().map(part).orElse(null);
    }

    private static String code(Optional<Reason> reason) {
        return reason.map(Reason::code).orElse(null);
    }

    private static String text(Optional<Reason> reason) {
        return reason.map(Reason::text).orElse(null);
    }

    private static String reference(Progress progress) {
        return progress.reference().map(RemoteReference::value).orElse(null);
    }

    private static Optional<Reason> reason(Handover outcome) {
        return outcome.fold(
                accepted -> Optional.empty(),
                refused -> Optional.of(refused.reason()),
                unavailable -> Optional.of(unavailable.reason()),
                uncertain -> Optional.of(uncertain.reason()));
    }

    /** Rare: a receipt that had come before anybody knew its message. */
    private void receipt(Row.NewReceipt found) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update receipt set message = ? where via = ? and reference = ? and stage = ?")) {
            update.setLong(1, found.message().map(MessageId::value).orElseThrow());
            update.setString(2, found.receipt().via().value());
            update.setString(3, found.receipt().reference().value());
            update.setString(4, found.receipt().stage().name());
            update.executeUpdate();
        }
    }

    private void setting(String key, Optional<String> value) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from setting where setting_key = ?")) {
            delete.setString(1, key);
            delete.executeUpdate();
        }
        if (value.isPresent()) {
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into setting (setting_key, setting_value) values (?, ?)")) {
                insert.setString(1, key);
                insert.setString(2, value.get());
                insert.executeUpdate();
            }
        }
    }
}

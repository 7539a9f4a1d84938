package org.switchroom.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.switchroom.job.Attention;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.journal.Known.LaneState;
import org.switchroom.journal.row.Times;
import org.switchroom.message.IdText;
import org.switchroom.message.MessageId;
import org.switchroom.outbox.Progress;
import org.switchroom.party.Party;
import org.switchroom.store.Row;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

/** The changes of a batch, one JDBC batch a table. The rows are locked and their guards have held. */
final class Updates {
    /** Sets one statement's parameters one after the other. */
    private static final class Parameters {
        private final PreparedStatement statement;
        private int next = 1;

        Parameters(PreparedStatement statement) {
            this.statement = statement;
        }

        Parameters text(String value) throws SQLException {
            statement.setString(next++, value);
            return this;
        }

        Parameters number(long value) throws SQLException {
            statement.setLong(next++, value);
            return this;
        }

        Parameters number(Optional<? extends Number> value) throws SQLException {
            if (value.isPresent()) {
                return number(value.get().longValue());
            }
            statement.setNull(next++, Types.BIGINT);
            return this;
        }

        Parameters flag(boolean value) throws SQLException {
            statement.setBoolean(next++, value);
            return this;
        }

        Parameters time(Optional<Instant> value) throws SQLException {
            if (value.isPresent()) {
                statement.setObject(next++, Times.kept(value.get()).atOffset(ZoneOffset.UTC));
            } else {
                statement.setNull(next++, Types.TIMESTAMP_WITH_TIMEZONE);
            }
            return this;
        }

        Parameters time(Instant value) throws SQLException {
            return time(Optional.of(value));
        }

        Parameters reason(Optional<Reason> reason) throws SQLException {
            text(reason.map(Reason::code).orElse(null));
            return text(reason.map(Reason::text).orElse(null));
        }
    }

    private interface Line<T> {
        void set(Parameters parameters, T value) throws SQLException;
    }

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

    private final Connection connection;

    Updates(Connection connection) {
        this.connection = connection;
    }

    void parties(Collection<Party> parties) throws SQLException {
        run(
                "update party set kind = ?, name = ?, account_number = ?, site_code = ?, email = ?, mobile = ?,"
                        + " phone = ?, address = ?, message_via = ?, wants_jobs = ?, wants_updates = ?,"
                        + " smartnet_id = ?, revision = ?, changed_at = ? where id = ?",
                parties,
                (to, party) -> to.text(party.kind().name())
                        .text(party.name())
                        .text(party.accountNumber().orElse(null))
                        .text(party.siteCode().orElse(null))
                        .text(party.email().orElse(null))
                        .text(party.mobile().orElse(null))
                        .text(party.phone().orElse(null))
                        .text(party.address().orElse(null))
                        .text(party.via().value())
                        .flag(party.wantsJobs())
                        .flag(party.wantsUpdates())
                        .number(party.smartnetId())
                        .number(party.revision())
                        .time(party.changedAt())
                        .number(party.id().value()));
    }

    void jobs(Collection<Job> jobs) throws SQLException {
        run(
                "update job set kind = ?, number = ?, site_code = ?, service_code = ?, alarm_status = ?,"
                        + " priority = ?, notes = ?, due_at = ?, on_site_at = ?, cleared_at = ?,"
                        + " customer = ?, location = ?, alarm_company = ?, provider = ?, inspector = ?,"
                        + " occupant = ?, bill_to = ?, state = ?, attention_cause = ?, attention_detail = ?,"
                        + " attention_count = ?, attention_since = ?, unsent_changes = ?, revision = ?,"
                        + " changed_at = ? where id = ?",
                jobs,
                (to, job) -> {
                    for (JobField field : TEXT_FIELDS) {
                        to.text(job.fields().get(field));
                    }
                    for (JobField field : PARTY_FIELDS) {
                        to.number(job.field(field).map(id -> IdText.read(id).orElseThrow()));
                    }
                    to.text(job.state().name())
                            .text(job.attention().map(it -> it.cause().name()).orElse(null))
                            .text(job.attention().map(Attention::detail).orElse(null))
                            .number(job.attention().map(Attention::count))
                            .time(job.attention().map(Attention::since))
                            .number(job.unsentChanges())
                            .number(job.revision())
                            .time(job.changedAt())
                            .number(job.id().value());
                });
    }

    void tokens(Collection<Row.RevokeToken> tokens) throws SQLException {
        run("update token set revoked_at = ? where id = ?", tokens, (to, token) -> to.time(token.at())
                .text(token.tokenId()));
    }

    void steps(Collection<Row.MessageStep> steps) throws SQLException {
        run(
                "update message set state = ?, open_lane = case when cast(? as boolean) then null else lane end,"
                        + " hop = ?, attempts = ?, due_at = ?, reason_code = ?, reason_text = ?, via = ?,"
                        + " reference = ?, may_have_arrived_twice = ?, changed_at = ? where id = ?",
                steps,
                (to, step) -> {
                    Progress progress = step.to();
                    to.text(progress.state().name())
                            .flag(progress.state().isFinal())
                            .number(progress.hop())
                            .number(progress.attempts())
                            .time(progress.dueAt())
                            .reason(progress.reason())
                            .text(progress.via().map(TransportName::value).orElse(null))
                            .text(progress.reference()
                                    .map(RemoteReference::value)
                                    .orElse(null))
                            .flag(progress.mayHaveArrivedTwice())
                            .time(progress.changedAt())
                            .number(step.message().value());
                });
    }

    void ends(Collection<Row.AttemptEnd> ends) throws SQLException {
        run(
                "update attempt set ended_at = ?, outcome = ?, reason_code = ?, reason_text = ?, reference = ?"
                        + " where id = ?",
                ends,
                (to, end) -> to.time(end.at())
                        .text(end.outcome().fold(a -> "accepted", r -> "refused", u -> "unavailable", u -> "uncertain"))
                        .reason(reason(end.outcome()))
                        .text(reference(end.outcome())
                                .map(RemoteReference::value)
                                .orElse(null))
                        .number(end.delivery().value()));
    }

    private static Optional<Reason> reason(Handover outcome) {
        return outcome.fold(
                accepted -> Optional.empty(),
                refused -> Optional.of(refused.reason()),
                unavailable -> Optional.of(unavailable.reason()),
                uncertain -> Optional.of(uncertain.reason()));
    }

    private static Optional<RemoteReference> reference(Handover outcome) {
        return outcome.fold(
                Handover.Accepted::reference,
                refused -> Optional.empty(),
                unavailable -> Optional.empty(),
                uncertain -> Optional.empty());
    }

    void receipts(Collection<Row.NewReceipt> found) throws SQLException {
        run(
                "update receipt set message = ? where via = ? and reference = ? and stage = ?",
                found,
                (to, row) -> to.number(row.message().map(MessageId::value))
                        .text(row.receipt().via().value())
                        .text(row.receipt().reference().value())
                        .text(row.receipt().stage().name()));
    }

    void settings(Map<String, Optional<String>> settings) throws SQLException {
        run("delete from setting where setting_key = ?", settings.keySet(), (to, key) -> to.text(key));
        run(
                "insert into setting (setting_key, setting_value) values (?, ?)",
                settings.entrySet().stream()
                        .filter(setting -> setting.getValue().isPresent())
                        .toList(),
                (to, setting) ->
                        to.text(setting.getKey()).text(setting.getValue().orElseThrow()));
    }

    /** Claims may run meanwhile and touch owner, epoch and lease; the row lock keeps them off these lanes. */
    void lanes(Map<String, LaneState> lanes) throws SQLException {
        run(
                "update lane set joined = ?, due_at = ?, owner = case when cast(? as boolean) then owner end,"
                        + " lease_until = case when cast(? as boolean) then lease_until end where lane_key = ?",
                lanes.entrySet(),
                (to, lane) -> to.number(lane.getValue().joined())
                        .time(lane.getValue().dueAt())
                        .flag(lane.getValue().held())
                        .flag(lane.getValue().held())
                        .text(lane.getKey()));
    }

    private <T> void run(String sql, Collection<T> values, Line<T> line) throws SQLException {
        if (values.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T value : values) {
                line.set(new Parameters(statement), value);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}

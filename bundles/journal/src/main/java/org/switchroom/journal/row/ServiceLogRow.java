package org.switchroom.journal.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.switchroom.service.LogLine;

@Entity
@Table(name = "service_log")
public class ServiceLogRow {
    @Id
    long id;

    String job;
    String tenant;
    String event;
    Instant happenedAt;
    String computer;
    String actor;
    String application;
    String version;
    String message;

    protected ServiceLogRow() {}

    public static ServiceLogRow of(LogLine line) {
        ServiceLogRow row = new ServiceLogRow();
        row.id = line.id();
        row.job = line.job();
        row.tenant = line.tenant().orElse("");
        row.event = line.event().name();
        row.happenedAt = Times.kept(line.at());
        row.computer = line.computer();
        row.actor = line.actor();
        row.application = line.application();
        row.version = line.version();
        row.message = line.message();
        return row;
    }

    public LogLine line() {
        return new LogLine(
                id,
                job,
                Optional.of(tenant).filter(whose -> !whose.isEmpty()),
                LogLine.Event.valueOf(event),
                happenedAt,
                computer,
                actor,
                application,
                version,
                message);
    }
}

package org.switchroom.journal.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.switchroom.alarm.AccountId;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEventId;
import org.switchroom.alarm.EventClass;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;

@Entity
@Table(name = "alarm_event")
public class AlarmEventRow {
    @Id
    long id;

    String tenant;
    Long account;
    String panel;
    String via;
    Integer panelSequence;
    String digest;
    String eventClass;
    int urgency;
    String alarm;
    String state;
    Instant receivedAt;
    Instant dueAt;
    /** When it is due while it waits, else null; see the migration. */
    Instant dueOpen;

    Instant panelTime;
    String raw;
    /** JSON; null when there is nothing. */
    String extra;

    Long message;
    String why;
    Instant changedAt;

    protected AlarmEventRow() {}

    public static AlarmEventRow of(AlarmEvent event) {
        AlarmEventRow row = new AlarmEventRow();
        row.id = event.id().value();
        row.tenant = event.tenant();
        row.account = event.account().map(AccountId::value).orElse(null);
        row.panel = event.panel();
        row.via = event.via();
        row.panelSequence = event.sequence().orElse(null);
        row.digest = event.digest().orElse(null);
        row.eventClass = event.eventClass().name();
        row.urgency = event.eventClass().ordinal();
        row.alarm = Json.content(event.alarm());
        row.state = event.state().name();
        row.receivedAt = Times.kept(event.receivedAt());
        row.dueAt = Times.kept(event.dueAt());
        row.dueOpen = event.state() == AlarmEvent.State.DUE ? row.dueAt : null;
        row.panelTime = Times.kept(event.panelTime());
        row.raw = event.raw();
        row.extra = event.extra().isEmpty() ? null : Json.words(event.extra());
        row.message = event.message().map(MessageId::value).orElse(null);
        row.why = event.why();
        row.changedAt = Times.kept(event.changedAt());
        return row;
    }

    public AlarmEvent event() {
        return new AlarmEvent(
                new AlarmEventId(id),
                tenant,
                Optional.ofNullable(account).map(AccountId::new),
                panel,
                via,
                Optional.ofNullable(panelSequence),
                Optional.ofNullable(digest),
                EventClass.valueOf(eventClass),
                (Content.Alarm) Json.content(Content.Kind.ALARM.name(), alarm),
                AlarmEvent.State.valueOf(state),
                receivedAt,
                dueAt,
                Optional.ofNullable(panelTime),
                raw,
                Json.words(extra),
                Optional.ofNullable(message).map(MessageId::new),
                why,
                changedAt);
    }
}

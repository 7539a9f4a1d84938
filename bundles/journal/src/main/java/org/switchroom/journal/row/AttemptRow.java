package org.switchroom.journal.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.switchroom.message.MessageId;
import org.switchroom.store.Attempt;
import org.switchroom.store.Row;
import org.switchroom.transport.DeliveryId;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

@Entity
@Table(name = "attempt")
public class AttemptRow {
    @Id
    long id;

    long message;
    int number;
    String via;
    Instant startedAt;
    Instant deadline;
    Instant endedAt;
    String outcome;
    String reasonCode;
    String reasonText;
    String reference;
    /** What its answers come from, where they name nothing else. */
    String phone;

    protected AttemptRow() {}

    public static AttemptRow of(Row.AttemptStart start) {
        AttemptRow row = new AttemptRow();
        row.id = start.delivery().value();
        row.message = start.message().value();
        row.number = start.attempt();
        row.via = start.via().value();
        row.startedAt = Times.kept(start.at());
        row.deadline = Times.kept(start.deadline());
        row.phone = start.phone().orElse(null);
        return row;
    }

    public Attempt attempt() {
        return new Attempt(
                new DeliveryId(id),
                new MessageId(message),
                number,
                new TransportName(via),
                startedAt,
                Optional.ofNullable(endedAt),
                Optional.ofNullable(outcome),
                Reasons.of(reasonCode, reasonText),
                Optional.ofNullable(reference).map(RemoteReference::new),
                Optional.ofNullable(phone));
    }

    public long message() {
        return message;
    }

    public String via() {
        return via;
    }

    public String reference() {
        return reference;
    }
}

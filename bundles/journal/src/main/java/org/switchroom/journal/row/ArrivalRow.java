package org.switchroom.journal.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.switchroom.store.Arrival;

@Entity
@Table(name = "arrival")
@IdClass(ArrivalRow.Key.class)
public class ArrivalRow {
    /** What makes an arrival the same one. */
    public record Key(String via, String client, String reference) implements Serializable {}

    String tenant;

    @Id
    String via;

    @Id
    String client;

    @Id
    String reference;

    String digest;
    String subject;
    Instant receivedAt;

    protected ArrivalRow() {}

    public static ArrivalRow of(Arrival arrival) {
        ArrivalRow row = new ArrivalRow();
        row.tenant = arrival.tenant();
        row.via = arrival.via();
        row.client = arrival.client();
        row.reference = arrival.reference();
        row.digest = arrival.digest();
        row.subject = arrival.subject();
        row.receivedAt = Times.kept(arrival.receivedAt());
        return row;
    }
}

package org.switchroom.journal.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.switchroom.store.Row;

@Entity
@Table(name = "lane")
public class LaneRow {
    @Id
    String laneKey;

    long epoch;
    long joined;
    String owner;
    Instant leaseUntil;
    Instant dueAt;
    String queue;
    Long place;

    protected LaneRow() {}

    /** A lane that nobody holds. */
    public static LaneRow of(String key, long epoch, long joined, Instant dueAt, Row.Queued queued) {
        LaneRow row = new LaneRow();
        row.laneKey = key;
        row.epoch = epoch;
        row.joined = joined;
        row.dueAt = dueAt;
        if (queued != null) {
            row.queue = queued.queue();
            row.place = queued.place();
        }
        return row;
    }

    /** @param until by the database's clock */
    public void heldBy(String node, Instant until) {
        owner = node;
        leaseUntil = until;
    }
}

package org.switchroom.journal.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

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

    /** A lane nobody has claimed yet. */
    public static LaneRow fresh(String key, long joined, Instant dueAt) {
        LaneRow row = new LaneRow();
        row.laneKey = key;
        row.joined = joined;
        row.dueAt = dueAt;
        return row;
    }
}

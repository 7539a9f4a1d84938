package org.switchroom.journal.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A machine that writes into this database. */
@Entity
@Table(name = "node")
public class NodeRow {
    @Id
    String name;

    /** 0 to 1023, part of every id this node makes. */
    int number;

    long lastId;
    long batches;
    Instant startedAt;

    protected NodeRow() {}

    public NodeRow(String name, int number, Instant startedAt) {
        this.name = name;
        this.number = number;
        this.startedAt = startedAt;
    }

    public int number() {
        return number;
    }

    public long lastId() {
        return lastId;
    }

    public long batches() {
        return batches;
    }
}

package org.switchroom.journal.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** One link of a node's chain. Salt and content are null once retention has emptied them. */
@Entity
@Table(name = "audit")
@IdClass(AuditRow.Key.class)
public class AuditRow {
    /** A link's place: which chain, which number. */
    public record Key(String node, long seq) implements Serializable {}

    @Id
    String node;

    @Id
    long seq;

    String actor;
    String action;
    String subject;
    String content;
    String salt;
    Instant happenedAt;
    String digest;
    String prev;
    String hash;

    protected AuditRow() {}

    public AuditRow(
            Key key,
            String actor,
            String action,
            String subject,
            String content,
            Instant happenedAt,
            String salt,
            String digest,
            String prev,
            String hash) {
        this.node = key.node();
        this.seq = key.seq();
        this.actor = actor;
        this.action = action;
        this.subject = subject;
        this.content = content;
        this.happenedAt = happenedAt;
        this.salt = salt;
        this.digest = digest;
        this.prev = prev;
        this.hash = hash;
    }

    public Key key() {
        return new Key(node, seq);
    }

    public String actor() {
        return actor;
    }

    public String action() {
        return action;
    }

    public String subject() {
        return subject;
    }

    public String content() {
        return content;
    }

    public Instant happenedAt() {
        return happenedAt;
    }

    public String salt() {
        return salt;
    }

    public String digest() {
        return digest;
    }

    public String prev() {
        return prev;
    }

    public String hash() {
        return hash;
    }
}

package org.switchroom.journal.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.switchroom.job.JobId;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.message.Priority;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.PartyId;
import org.switchroom.routing.WhenInDoubt;
import org.switchroom.transport.Reason;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

@Entity
@Table(name = "message")
public class MessageRow {
    @Id
    long id;

    String tenant;
    Long job;
    Long party;
    String role;
    String lane;
    /** The lane while the message is open, else null; see the migration. */
    String openLane;

    String state;
    int hop;
    int attempts;
    Instant dueAt;
    String reasonCode;
    String reasonText;
    String via;
    String reference;
    boolean mayHaveArrivedTwice;
    /** What the walk through the plan has brought so far, as JSON; null when nothing. */
    String walk;

    Instant changedAt;
    String priority;
    String contentKind;
    String content;
    /** Every address of the plan, to be searched. */
    String recipients;

    String plan;
    String doubtChoice;
    long doubtAfterMs;
    String why;
    Long resendOf;
    Instant createdAt;
    Instant expiresAt;
    /** Who wrote its words; null when nobody did. */
    String author;

    protected MessageRow() {}

    public static MessageRow of(StoredMessage message) {
        Envelope envelope = message.envelope();
        MessageRow row = new MessageRow();
        row.id = envelope.id().value();
        row.tenant = envelope.tenant();
        row.job = envelope.job().map(JobId::value).orElse(null);
        row.party = envelope.party().map(PartyId::value).orElse(null);
        row.role = envelope.role();
        row.lane = envelope.lane();
        row.put(message.progress());
        row.priority = envelope.priority().name();
        row.contentKind = envelope.content().kind().name();
        row.content = Json.content(envelope.content());
        row.recipients =
                envelope.plan().stream().map(hop -> hop.to().toString()).collect(Collectors.joining(" "));
        row.plan = Json.plan(envelope.plan());
        row.doubtChoice = envelope.whenInDoubt().choice().name();
        row.doubtAfterMs = envelope.whenInDoubt().after().toMillis();
        row.why = Json.lines(envelope.why());
        row.resendOf = envelope.resendOf().map(MessageId::value).orElse(null);
        row.createdAt = Times.kept(envelope.createdAt());
        row.expiresAt = Times.kept(envelope.expiresAt());
        row.author = envelope.author().orElse(null);
        return row;
    }

    private void put(Progress progress) {
        state = progress.state().name();
        openLane = progress.state().isFinal() ? null : lane;
        hop = progress.hop();
        attempts = progress.attempts();
        dueAt = Times.kept(progress.dueAt());
        reasonCode = progress.reason().map(Reason::code).orElse(null);
        reasonText = progress.reason().map(Reason::text).orElse(null);
        via = progress.via().map(TransportName::value).orElse(null);
        reference = progress.reference().map(RemoteReference::value).orElse(null);
        mayHaveArrivedTwice = progress.mayHaveArrivedTwice();
        walk = Json.walk(progress.walk());
        changedAt = Times.kept(progress.changedAt());
    }

    public StoredMessage message() {
        Envelope envelope = new Envelope(
                new MessageId(id),
                tenant,
                Optional.ofNullable(job).map(JobId::new),
                Optional.ofNullable(party).map(PartyId::new),
                role,
                Json.content(contentKind, content),
                Priority.valueOf(priority),
                lane,
                Json.plan(plan),
                new WhenInDoubt(WhenInDoubt.Choice.valueOf(doubtChoice), Duration.ofMillis(doubtAfterMs)),
                Json.lines(why),
                Optional.ofNullable(resendOf).map(MessageId::new),
                createdAt,
                expiresAt,
                Optional.ofNullable(author));
        Progress progress = new Progress(
                MessageState.valueOf(state),
                hop,
                attempts,
                dueAt,
                Reasons.of(reasonCode, reasonText),
                Optional.ofNullable(via).map(TransportName::new),
                Optional.ofNullable(reference).map(RemoteReference::new),
                mayHaveArrivedTwice,
                Json.walk(walk),
                changedAt);
        return new StoredMessage(envelope, progress);
    }

    public long id() {
        return id;
    }

    public String lane() {
        return lane;
    }

    public String via() {
        return via;
    }

    public String reference() {
        return reference;
    }
}

package org.switchroom.alarm;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.message.Texts;

/**
 * One event as it was reported, and what became of it.
 *
 * @param account whose it is; empty in quarantine
 * @param panel the account as the panel sent it
 * @param via the receiver it came to
 * @param digest what makes a retransmission the same report: of sequence and content; empty where it had no sequence
 * @param alarm what was reported, with the panel's own account
 * @param receivedAt when it was given to the store; the delay counts from here, never from the panel's clock
 * @param dueAt when it is relayed, or was to be
 * @param raw what came, readable
 * @param message the message it was relayed by
 * @param why it is in this state, in words
 */
public record AlarmEvent(
        AlarmEventId id,
        String tenant,
        Optional<AccountId> account,
        String panel,
        String via,
        Optional<Integer> sequence,
        Optional<String> digest,
        EventClass eventClass,
        Content.Alarm alarm,
        State state,
        Instant receivedAt,
        Instant dueAt,
        Optional<Instant> panelTime,
        String raw,
        Map<String, String> extra,
        Optional<MessageId> message,
        String why,
        Instant changedAt) {
    /** What becomes of an event. */
    public enum State {
        /** Waits until it is due; a restore or a cancel may take it back, as its class allows. */
        DUE,
        /** A message of the outbox has it. */
        RELAYED,
        /** Taken back before it was due. */
        ABORTED,
        /** Came while the account was on test: kept, told to nobody. */
        ON_TEST,
        /** Its zone trips again and again and is shut down as a swinger: kept, told to nobody. */
        SHUT_DOWN,
        /** Nobody's account. */
        QUARANTINED,
        /** An account that is not monitored. */
        NOT_MONITORED
    }

    public AlarmEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(eventClass, "eventClass");
        Objects.requireNonNull(alarm, "alarm");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(dueAt, "dueAt");
        raw = Texts.keepable(raw);
        why = Texts.keepable(why);
        extra = extra.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        said -> Texts.keepable(said.getKey()), said -> Texts.keepable(said.getValue())));
    }

    /** The same event, gone on. */
    public AlarmEvent in(State next, Optional<MessageId> by, String because, Instant now) {
        return new AlarmEvent(
                id,
                tenant,
                account,
                panel,
                via,
                sequence,
                digest,
                eventClass,
                alarm,
                next,
                receivedAt,
                dueAt,
                panelTime,
                raw,
                extra,
                by,
                because,
                now);
    }
}

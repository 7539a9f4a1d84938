package org.switchroom.core.alarm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Journal;
import org.switchroom.transport.Reason;

/** Tells a person when an alarm has not been taken by anybody for some minutes, while it is tried on. One thread. */
final class Undelivered {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<MessageState> OPEN =
            List.of(MessageState.WAITING, MessageState.HELD, MessageState.DOUBTFUL, MessageState.SENDING);
    private static final int AT_A_TIME = 500;

    private final Journal journal;
    private final Alert alert;
    private final Clock clock;
    private Set<MessageId> told = Set.of();

    Undelivered(Journal journal, Alert alert, Clock clock) {
        this.journal = journal;
        this.alert = alert;
        this.clock = clock;
    }

    /** Each alarm is told once; after a start once more. Called every minute; blocks on the database. */
    void look() {
        Instant old = clock.instant().minus(PATIENCE);
        Set<MessageId> late = new HashSet<>();
        OPEN.forEach(state -> look(state, old, late));
        told = late;
    }

    private void look(MessageState state, Instant old, Set<MessageId> late) {
        Optional<MessageId> after = Optional.empty();
        List<StoredMessage> some;
        do {
            some = journal.messagesIn(state, after, AT_A_TIME);
            for (StoredMessage message : some) {
                after = Optional.of(message.id());
                if (Relaying.account(message.envelope().lane()).isPresent()
                        && !message.envelope().createdAt().isAfter(old)) {
                    late.add(message.id());
                    if (!told.contains(message.id())) {
                        tell(message);
                    }
                }
            }
            // Ids grow with time: what follows is younger.
        } while (some.size() == AT_A_TIME
                && !some.get(some.size() - 1).envelope().createdAt().isAfter(old));
    }

    private void tell(StoredMessage message) {
        alert.tell(
                message.envelope().tenant(),
                "alarm undelivered " + message.envelope().lane(),
                "An alarm has not reached its central station",
                String.join("; ", message.envelope().why()) + "\nFor "
                        + Duration.between(message.envelope().createdAt(), clock.instant())
                                .toMinutes()
                        + " minutes: " + message.state().words()
                        + message.progress()
                                .reason()
                                .map(Reason::text)
                                .map(why -> ", " + why)
                                .orElse("")
                        + "\nIt is tried on until " + message.envelope().expiresAt()
                        + ". Call the station, then look: trace "
                        + message.id());
    }
}

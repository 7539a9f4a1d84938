package org.switchroom.core.alarm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.switchroom.message.MessageId;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Journal;
import org.switchroom.transport.Reason;

/** Tells a person when an alarm has not been taken by anybody for some minutes, while it is tried on. One thread. */
final class Undelivered {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** How many lanes are asked for at once. */
    private static final int AT_A_TIME = 500;

    private final Journal journal;
    private final AccountBook accounts;
    private final Alert alert;
    private final Clock clock;
    private Set<MessageId> told = Set.of();

    Undelivered(Journal journal, AccountBook accounts, Alert alert, Clock clock) {
        this.journal = journal;
        this.accounts = accounts;
        this.alert = alert;
        this.clock = clock;
    }

    /**
     * Each alarm is told once; after a start once more. Called every minute; blocks on the database. Asks for the
     * accounts' lanes, so that jobs and notices that wait, however many, are not read. Of a lane the oldest are told;
     * those behind them when these are gone.
     */
    void look() {
        Instant old = clock.instant().minus(PATIENCE);
        List<String> lanes = accounts.all().stream()
                .map(Relaying::lanes)
                .flatMap(List::stream)
                .toList();
        Set<MessageId> late = new HashSet<>();
        for (int from = 0; from < lanes.size(); from += AT_A_TIME) {
            for (StoredMessage message :
                    journal.openIn(lanes.subList(from, Math.min(lanes.size(), from + AT_A_TIME)))) {
                if (!message.envelope().createdAt().isAfter(old)) {
                    late.add(message.id());
                    if (!told.contains(message.id())) {
                        tell(message);
                    }
                }
            }
        }
        told = late;
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

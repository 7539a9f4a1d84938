package org.switchroom.core.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.arrival.ArrivalDesk;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/**
 * What every lane run needs, handed on as one thing.
 *
 * @param lookAtHeld looks at everything held again, in a thread of its own
 */
record Dispatching(
        Journal journal,
        JournalWriter writer,
        TransportDirectory directory,
        Settling settling,
        Handing handing,
        ArrivalDesk arrivals,
        Clock clock,
        Duration lease,
        Duration sendLimit,
        Executor pool,
        BooleanSupplier stop,
        Runnable lookAtHeld) {

    Choosing choosing() {
        return directory.choosing();
    }

    Roster roster() {
        return directory.roster();
    }

    Written write(List<Row> rows) {
        return writer.write(Entry.of(rows)).toCompletableFuture().join();
    }

    boolean stopping() {
        return stop.getAsBoolean();
    }

    /** Receipts that came before this acceptance was on disk found no message; now they do. */
    void receipts(StoredMessage message) {
        boolean mayReport = message.progress()
                .via()
                .flatMap(roster()::slot)
                .map(slot -> !slot.transport().capabilities().receipts().isEmpty())
                .orElse(false);
        if (mayReport && message.progress().reference().isPresent()) {
            journal.receipts(message.id()).forEach(arrivals::report);
        }
    }
}

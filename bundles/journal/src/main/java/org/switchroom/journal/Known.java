package org.switchroom.journal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.message.MessageState;
import org.switchroom.store.Arrival;
import org.switchroom.store.DocumentName;
import org.switchroom.store.Row;
import org.switchroom.transport.Receipt;

/**
 * What stands in the database of the things a batch speaks of, locked for its transaction; what is not there is not in
 * the maps. The {@link Judge} moves it on, entry by entry.
 */
final class Known {
    /** What makes an arrival the same one. */
    record ArrivalKey(String via, String client, String reference) {
        static ArrivalKey of(Arrival arrival) {
            return new ArrivalKey(arrival.via(), arrival.client(), arrival.reference());
        }
    }

    /** What makes a receipt the same one. */
    record ReceiptKey(String via, String reference, String stage) {
        static ReceiptKey of(Receipt receipt) {
            return new ReceiptKey(
                    receipt.via().value(),
                    receipt.reference().value(),
                    receipt.stage().name());
        }
    }

    /** @param held whether some node has claimed it */
    record LaneState(long epoch, long joined, boolean held, Optional<Instant> dueAt, Optional<Row.Queued> queued) {
        static final LaneState NONE = new LaneState(0, 0, false, Optional.empty(), Optional.empty());

        LaneState woken(Instant at) {
            Instant earliest = dueAt.filter(due -> due.isBefore(at)).orElse(at);
            return new LaneState(epoch, joined + 1, held, Optional.of(earliest), queued);
        }

        LaneState taken() {
            return new LaneState(Row.LaneTake.EPOCH, joined, true, dueAt, queued);
        }

        LaneState released(Optional<Instant> next, Optional<Row.Queued> where, long seen) {
            if (joined == seen) {
                return new LaneState(epoch, joined, false, next, where);
            }
            // what joined meanwhile has brought dueAt forward
            Optional<Instant> earliest = next.filter(
                            at -> dueAt.filter(due -> !at.isBefore(due)).isEmpty())
                    .or(() -> dueAt);
            return new LaneState(epoch, joined, false, earliest, Optional.empty());
        }
    }

    final Map<ArrivalKey, Arrival> arrivals = new HashMap<>();
    final Map<String, Boolean> tokensRevoked = new HashMap<>();
    final Map<Long, Integer> partyRevisions = new HashMap<>();
    final Map<Long, Integer> jobRevisions = new HashMap<>();
    final Map<Long, MessageState> messageStates = new HashMap<>();
    final Map<String, LaneState> lanes = new HashMap<>();
    /** The latest version of each. */
    final Map<DocumentName, Integer> documents = new HashMap<>();
    /** Those that somebody wants to move on; what is not there is not in the map, or empty once it was removed. */
    final Map<String, Optional<String>> settings = new HashMap<>();

    final Map<Long, AlarmEvent.State> alarmStates = new HashMap<>();
    /** Whether the receipt's message is known. */
    final Map<ReceiptKey, Boolean> receipts = new HashMap<>();
}

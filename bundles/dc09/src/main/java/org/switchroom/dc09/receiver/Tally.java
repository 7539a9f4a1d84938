package org.switchroom.dc09.receiver;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.switchroom.dc09.frame.ReadFrame;

/** Counts what comes and what becomes of it. Any thread. */
final class Tally {
    enum Count {
        RECEIVED("received"),
        ACKNOWLEDGED("acknowledged"),
        /** DUH. */
        REFUSED("refused"),
        /** NAK. */
        WRONG_TIME("wrong time"),
        UNANSWERED("unanswered"),
        /** Without an answer: the panel sends it again. */
        BAD_CRC("bad CRC"),
        /** Of another length or shape than it says. */
        DAMAGED("damaged"),
        /** Of nobody's account; also counted by what it was answered. */
        QUARANTINED("quarantined"),
        /** Datagrams that came while too much was waiting. */
        DROPPED("dropped"),
        CLOSED_IDLE("closed as idle"),
        CLOSED_SLOW("closed as slow"),
        CLOSED_NOISY("closed as noisy"),
        CLOSED_FULL("closed for another");

        private final String words;

        Count(String words) {
            this.words = words;
        }
    }

    private final Map<Count, AtomicLong> counts = new EnumMap<>(Count.class);

    Tally() {
        for (Count count : Count.values()) {
            counts.put(count, new AtomicLong());
        }
    }

    void add(ReadFrame.Damaged damaged) {
        add(damaged.damage() == ReadFrame.Damage.CRC ? Count.BAD_CRC : Count.DAMAGED);
    }

    void add(Count count) {
        counts.get(count).incrementAndGet();
    }

    long of(Count count) {
        return counts.get(count).get();
    }

    Map<String, Long> byWords() {
        Map<String, Long> all = new LinkedHashMap<>();
        counts.forEach((count, number) -> all.put(count.words, number.get()));
        return all;
    }
}

package org.switchroom.route.contactid;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.switchroom.phone.CallBook;
import org.switchroom.phone.Ending;
import org.switchroom.phone.PhoneLine;
import org.switchroom.transport.Health;

/** The lines that are there now. Any thread. */
final class Lines {
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /** One line, and what we know of our use of it. */
    static final class Entry {
        private final String name;
        private final PhoneLine line;
        private final AtomicInteger inUse = new AtomicInteger();
        private volatile Optional<CallBook.Last> last = Optional.empty();

        Entry(String name, PhoneLine line) {
            this.name = name;
            this.line = line;
        }

        String name() {
            return name;
        }

        PhoneLine line() {
            return line;
        }

        void dialled() {
            inUse.incrementAndGet();
        }

        void ended(Ending ending, Instant at) {
            inUse.decrementAndGet();
            last = Optional.of(new CallBook.Last(at, ending.how(), ending.detail()));
        }

        CallBook.LineView view() {
            return new CallBook.LineView(name, line.health(), line.channels(), inUse.get(), last);
        }
    }

    void add(String name, PhoneLine line) {
        entries.put(name, new Entry(name, line));
    }

    void remove(String name, PhoneLine line) {
        entries.computeIfPresent(name, (key, entry) -> entry.line() == line ? null : entry);
    }

    /** Those named, in that order; all by name when none is named. */
    List<Entry> inOrder(List<String> names) {
        if (!names.isEmpty()) {
            return names.stream()
                    .flatMap(name -> Optional.ofNullable(entries.get(name)).stream())
                    .toList();
        }
        return entries.values().stream()
                .sorted(Comparator.comparing(Entry::name))
                .toList();
    }

    /** The same, those that work before those that say they do not: what a line says of itself may be wrong. */
    List<Entry> toTry(List<String> names) {
        return inOrder(names).stream()
                .sorted(Comparator.comparing(entry -> entry.line().health().state() == Health.State.DOWN))
                .toList();
    }
}

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
        private final String kind;
        private final String trunk;
        private final PhoneLine line;
        private final AtomicInteger inUse = new AtomicInteger();
        private volatile Optional<CallBook.Last> last = Optional.empty();
        private volatile Optional<Instant> lastSuccess = Optional.empty();

        Entry(PhoneLine line, Map<String, Object> properties) {
            this.name = Lines.name(properties);
            this.kind = said(properties, PhoneLine.KIND);
            this.trunk = said(properties, PhoneLine.TRUNK);
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

        void kissedOff(Instant at) {
            lastSuccess = Optional.of(at);
        }

        CallBook.LineView view() {
            return new CallBook.LineView(
                    name, kind, trunk, line.health(), line.channels(), inUse.get(), lastSuccess, last);
        }
    }

    /** @param properties of its service */
    void add(PhoneLine line, Map<String, Object> properties) {
        entries.put(name(properties), new Entry(line, properties));
    }

    void remove(PhoneLine line, Map<String, Object> properties) {
        entries.computeIfPresent(name(properties), (key, entry) -> entry.line() == line ? null : entry);
    }

    private static String name(Map<String, Object> properties) {
        return properties.getOrDefault(PhoneLine.NAME, "line").toString();
    }

    private static String said(Map<String, Object> properties, String key) {
        return properties.getOrDefault(key, "").toString();
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

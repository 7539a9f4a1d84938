package org.switchroom.alarm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The table of Contact ID's events, and how the two letters of SIA DC-03 are read as one of them. A code that is not
 * here is an event all the same, of class {@link EventClass#OTHER}, and is relayed unchanged. Any thread.
 */
public final class EventCodes {
    /**
     * What an SIA code means in the words of Contact ID.
     *
     * @param code three digits, in the table
     * @param qualifier 1 new event or opening, 3 restore or closing
     */
    public record SiaMeaning(String code, int qualifier) {}

    private static final EventCodes TABLE = read();

    private final Map<String, EventCode> byCode = new LinkedHashMap<>();
    private final Map<String, SiaMeaning> bySia = new HashMap<>();

    private EventCodes() {}

    /** The event of these three digits, when the table knows it. */
    public static Optional<EventCode> find(String code) {
        return Optional.ofNullable(TABLE.byCode.get(code));
    }

    /** The class of any code; {@link EventClass#OTHER} for one that the table does not know. */
    public static EventClass classOf(String code) {
        return find(code).map(EventCode::eventClass).orElse(EventClass.OTHER);
    }

    /**
     * What two letters of SIA mean, in upper case. Several events share one SIA code; this is the most general of them,
     * and for {@code HA} (hold-up, or a user under duress) the one that never waits.
     */
    public static Optional<SiaMeaning> fromSia(String letters) {
        return Optional.ofNullable(TABLE.bySia.get(letters));
    }

    /** Every event, in the table's order. */
    public static Collection<EventCode> all() {
        return Collections.unmodifiableCollection(TABLE.byCode.values());
    }

    private static EventCodes read() {
        EventCodes table = new EventCodes();
        try (InputStream file = EventCodes.class.getResourceAsStream("event-codes.txt")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(table::add);
        } catch (IOException e) {
            throw new UncheckedIOException("the table of events can not be read from this bundle", e);
        }
        table.byCode.values().forEach(table::addSia);
        return table;
    }

    private void add(String line) {
        if (line.startsWith("sia ")) {
            String[] words = line.split(" +");
            bySia.put(words[1], new SiaMeaning(words[2], Integer.parseInt(words[3])));
            return;
        }
        String[] words = line.split(" +", 6);
        EventCode event = new EventCode(
                words[0],
                words[5],
                EventClass.valueOf(words[1]),
                words[2].equals("u"),
                Optional.of(words[3]).filter(letters -> !letters.equals("-")),
                Optional.of(words[4]).filter(letters -> !letters.equals("-")));
        if (byCode.put(event.code(), event) != null) {
            throw new IllegalStateException("event " + event.code() + " stands twice in the table");
        }
    }

    private void addSia(EventCode event) {
        event.siaNew().ifPresent(letters -> bySia.putIfAbsent(letters, new SiaMeaning(event.code(), 1)));
        event.siaRestore().ifPresent(letters -> bySia.putIfAbsent(letters, new SiaMeaning(event.code(), 3)));
    }
}

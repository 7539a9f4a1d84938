package org.switchroom.core.alarm;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.store.DocumentName;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Journal;

/**
 * The latest versions of one kind of document, read into values and kept in memory. What another node writes is seen at
 * the next {@link #refresh}. Any thread.
 *
 * @param <T> what a document says
 */
final class Shelf<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    private final Journal journal;
    private final String kind;
    private final Function<DocumentVersion, T> read;
    /** Of the value before, when there was one, and the value now. */
    private final BiConsumer<Optional<T>, T> changed;

    private final Map<DocumentName, Integer> versions = new ConcurrentHashMap<>();
    /** What could not be read, so that it is said once and not with every refresh. */
    private final Map<DocumentName, Integer> refused = new ConcurrentHashMap<>();

    private final Map<String, T> values = new ConcurrentSkipListMap<>();

    Shelf(Journal journal, String kind, Function<DocumentVersion, T> read, BiConsumer<Optional<T>, T> changed) {
        this.journal = journal;
        this.kind = kind;
        this.read = read;
        this.changed = changed;
    }

    /** Reads what is stored and newer than what is here. Blocks on the database. */
    void refresh() {
        journal.documents(kind).forEach(this::adopt);
    }

    /** What is on disk now. Of two versions the later one stays, whichever comes first. */
    synchronized void adopt(DocumentVersion version) {
        if (versions.getOrDefault(version.document(), 0) >= version.version()) {
            return;
        }
        T value;
        try {
            value = read.apply(version);
        } catch (RuntimeException unreadable) {
            if (Objects.equals(refused.put(version.document(), version.version()), version.version())) {
                return;
            }
            LOG.error(
                    "The stored {} version {} can not be read; what was known of it before stays in force",
                    version.document(),
                    version.version(),
                    unreadable);
            return;
        }
        versions.put(version.document(), version.version());
        T before = values.put(version.document().name(), value);
        changed.accept(Optional.ofNullable(before), value);
    }

    Optional<T> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** By name. */
    Collection<T> all() {
        return values.values();
    }
}

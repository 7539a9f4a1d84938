package org.switchroom.core.party;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.core.KeyLines;
import org.switchroom.store.DocumentName;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Journal;

/** Table 93001 as it is in force: the stored one, or the configuration's while none was ever stored. */
public final class PrefixBook {
    static final DocumentName DOCUMENT = new DocumentName("sms-prefixes", Optional.empty(), "93001");
    private static final Logger LOG = LoggerFactory.getLogger(PrefixBook.class);
    private static final Duration FRESH = Duration.ofSeconds(2);

    /** @param version 0 for the configuration's */
    record Stored(int version, MobilePrefixes table) {}

    private final Journal journal;
    private final Stored configured;
    private final Clock clock;
    private volatile Stored known;
    private volatile Instant until = Instant.MIN;

    public PrefixBook(Journal journal, MobilePrefixes configured, Clock clock) {
        this.journal = journal;
        this.configured = new Stored(0, configured);
        this.known = this.configured;
        this.clock = clock;
    }

    /** At most two seconds old; what was known last when the database is away. */
    public MobilePrefixes inForce() {
        if (!clock.instant().isBefore(until)) {
            try {
                read();
            } catch (RuntimeException unreadable) {
                LOG.warn("Table 93001 can not be read; what was known last counts", unreadable);
            }
        }
        return known.table();
    }

    /** Blocks on the database. */
    Stored read() {
        Instant now = clock.instant();
        known = journal.document(DOCUMENT).map(PrefixBook::stored).orElse(configured);
        until = now.plus(FRESH);
        return known;
    }

    void forget() {
        until = Instant.MIN;
    }

    private static Stored stored(DocumentVersion version) {
        return new Stored(version.version(), MobilePrefixes.of(KeyLines.read(version.text())));
    }
}

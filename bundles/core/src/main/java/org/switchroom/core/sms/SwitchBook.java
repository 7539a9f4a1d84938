package org.switchroom.core.sms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.core.KeyLines;
import org.switchroom.sms.SmsSwitches;
import org.switchroom.store.DocumentName;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Journal;

/** The switches of all tenants, read again when they were read too long ago: another node may have changed them. */
public final class SwitchBook {
    private static final Logger LOG = LoggerFactory.getLogger(SwitchBook.class);
    private static final Duration FRESH = Duration.ofSeconds(2);

    private record Page(SwitchValues values, Instant until) {}

    private final Journal journal;
    private final Clock clock;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    public SwitchBook(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    static DocumentName document(String tenant) {
        return new DocumentName("sms-switches", Optional.of(tenant), "switches");
    }

    /** Blocks on the database now and then. */
    public SwitchValues of(String tenant) {
        Page page = pages.get(tenant);
        if (page != null && clock.instant().isBefore(page.until)) {
            return page.values;
        }
        return read(tenant);
    }

    /** The same for those who can not wait for a database that is away: then what was known last. */
    SwitchValues known(String tenant) {
        try {
            return of(tenant);
        } catch (RuntimeException unreadable) {
            LOG.warn("The switches of tenant {} can not be read; what was known last counts", tenant, unreadable);
            Page page = pages.get(tenant);
            return page == null ? SwitchValues.NEVER_SET : page.values;
        }
    }

    SwitchValues read(String tenant) {
        Instant now = clock.instant();
        SwitchValues values =
                journal.document(document(tenant)).map(SwitchBook::values).orElse(SwitchValues.NEVER_SET);
        pages.put(tenant, new Page(values, now.plus(FRESH)));
        return values;
    }

    private static SwitchValues values(DocumentVersion version) {
        Map<SwitchName, String> values = new EnumMap<>(SwitchName.class);
        KeyLines.read(version.text())
                .forEach((number, value) -> SwitchName.of(number).ifPresent(name -> values.put(name, value)));
        return new SwitchValues(
                version.version(), values, Optional.of(new SmsSwitches.Changed(version.actor(), version.at())));
    }

    void forget(String tenant) {
        pages.remove(tenant);
    }
}

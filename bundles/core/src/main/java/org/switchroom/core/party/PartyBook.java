package org.switchroom.core.party;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.store.Journal;

/**
 * Parties looked up again and again. What this node changes is seen at once; what another node changes, after
 * {@link #FRESH}. A job names the same few parties all day, and a query each would be most of an intake's cost.
 */
public final class PartyBook {
    static final Duration FRESH = Duration.ofSeconds(2);
    private static final int MOST = 20_000;

    private record Page(Party party, Instant until) {}

    private final Journal journal;
    private final Clock clock;
    private final Map<PartyId, Page> pages = new ConcurrentHashMap<>();

    public PartyBook(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Those of them that exist; asks the journal only for what it does not know freshly. */
    public Map<PartyId, Party> find(Collection<PartyId> ids) {
        Instant now = clock.instant();
        Map<PartyId, Party> found = new HashMap<>();
        List<PartyId> missing = new ArrayList<>();
        for (PartyId id : ids) {
            Page page = pages.get(id);
            if (page != null && now.isBefore(page.until)) {
                found.put(id, page.party);
            } else {
                missing.add(id);
            }
        }
        if (!missing.isEmpty()) {
            if (pages.size() > MOST) {
                pages.clear();
            }
            journal.parties(missing).forEach((id, party) -> {
                pages.put(id, new Page(party, now.plus(FRESH)));
                found.put(id, party);
            });
        }
        return found;
    }

    void forget(PartyId id) {
        pages.remove(id);
    }
}

package org.switchroom.mapper;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.switchroom.access.Caller;
import org.switchroom.answer.Page;
import org.switchroom.mapper.plan.Quoted;
import org.switchroom.mapper.plan.Source.PartyProperty;
import org.switchroom.mapper.plan.Unmappable;
import org.switchroom.mapper.read.Finder;
import org.switchroom.party.Parties;
import org.switchroom.party.Party;
import org.switchroom.party.PartyKind;

/**
 * Looks parties up for one reading of one content, each once: what was found holds until its end. What was not found is
 * asked again, so that a party which is created meanwhile is found.
 */
final class PartyFinder implements Finder {
    private static final int MOST_PAGES = 20;
    private static final int REMEMBERED = 10_000;

    private record Key(PartyProperty property, Optional<PartyKind> kind, String value) {}

    private final Parties parties;
    private final Caller caller;

    /** Of the thread that reads. */
    private final Map<Key, String> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    PartyFinder(Parties parties, Caller caller) {
        this.parties = parties;
        this.caller = caller;
    }

    @Override
    public String party(PartyProperty property, Optional<PartyKind> kind, String value) throws Unmappable {
        Key key = new Key(property, kind, value);
        String id = known.get(key);
        if (id == null) {
            id = ask(key);
            known.put(key, id);
        }
        return id;
    }

    private String ask(Key key) throws Unmappable {
        String found = null;
        Optional<String> after = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            Page<Party> some = page(new Parties.Filter(key.kind(), Optional.of(key.value()), after, 200));
            for (Party party : some.items()) {
                if (value(party, key.property()).equals(Optional.of(key.value()))) {
                    if (found != null) {
                        throw new Unmappable(
                                "several parties have the " + key.property().apiName() + " '" + Quoted.of(key.value())
                                        + "'",
                                "Name the kind of party in the mapping, or correct the parties");
                    }
                    found = party.id().toString();
                }
            }
            after = some.next();
            if (after.isEmpty()) {
                break;
            }
        }
        if (found == null) {
            throw new Unmappable(
                    "there is no party whose " + key.property().apiName() + " is '" + Quoted.of(key.value()) + "'",
                    "Create the party first, or correct the value");
        }
        return found;
    }

    private Page<Party> page(Parties.Filter filter) throws Unmappable {
        var answer = parties.list(caller, filter);
        Page<Party> page = answer.fold(items -> items, problem -> null);
        if (page == null) {
            throw new Unmappable(
                    answer.fold(items -> "", problem -> problem.cause()),
                    answer.fold(items -> "", problem -> problem.nextStep()));
        }
        return page;
    }

    private static Optional<String> value(Party party, PartyProperty property) {
        return switch (property) {
            case ACCOUNT_NUMBER -> party.accountNumber();
            case SITE_CODE -> party.siteCode();
            case NAME -> Optional.of(party.name());
        };
    }
}

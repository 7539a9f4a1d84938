package org.switchroom.shell.party;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Candidate;
import org.switchroom.answer.Page;
import org.switchroom.party.Parties;
import org.switchroom.party.Party;
import org.switchroom.shell.Callers;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.Suggestions;

/** The newest parties. */
@Service
public final class PartySuggestions extends Suggestions {
    @Override
    protected Stream<Candidate> suggest(Services services) throws NotDone {
        Parties.Filter all = new Parties.Filter(Optional.empty(), Optional.empty(), Optional.empty(), MOST);
        List<Party> newest =
                services.need(Parties.class).list(Callers.current(), all).fold(Page::items, problem -> List.of());
        return newest.stream().map(party -> candidate(party.id(), party.name()));
    }
}

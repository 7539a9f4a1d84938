package org.switchroom.shell.mapping;

import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Candidate;
import org.switchroom.mapping.Mapping;
import org.switchroom.mapping.Mappings;
import org.switchroom.shell.Callers;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.Suggestions;

/** The mappings there are. */
@Service
public final class MappingSuggestions extends Suggestions {
    @Override
    protected Stream<Candidate> suggest(Services services) throws NotDone {
        List<Mapping> all =
                services.need(Mappings.class).list(Callers.current()).fold(list -> list, problem -> List.of());
        return all.stream().map(mapping -> candidate(mapping.name(), mapping.comment()));
    }
}

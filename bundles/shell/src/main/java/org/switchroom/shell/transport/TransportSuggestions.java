package org.switchroom.shell.transport;

import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Candidate;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.Suggestions;
import org.switchroom.transport.Transports;

/** The transports that are here now. */
@Service
public final class TransportSuggestions extends Suggestions {
    @Override
    protected Stream<Candidate> suggest(Services services) throws NotDone {
        return services.need(Transports.class).list().stream()
                .map(view -> candidate(view.name(), view.health().state().name()));
    }
}

package org.switchroom.shell.camel;

import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Candidate;
import org.switchroom.routes.Routes;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.Suggestions;

/** The routes that run or are suspended. */
@Service
public final class RouteSuggestions extends Suggestions {
    @Override
    protected Stream<Candidate> suggest(Services services) throws NotDone {
        return services.need(Routes.class).routes().stream()
                .map(route -> candidate(route.id(), route.state().name()));
    }
}

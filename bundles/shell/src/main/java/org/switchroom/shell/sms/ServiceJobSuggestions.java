package org.switchroom.shell.sms;

import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Candidate;
import org.switchroom.service.ServiceJobs;
import org.switchroom.shell.Callers;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.Suggestions;

/** The service jobs. */
@Service
public final class ServiceJobSuggestions extends Suggestions {
    @Override
    protected Stream<Candidate> suggest(Services services) throws NotDone {
        return services
                .need(ServiceJobs.class)
                .list(Callers.current(), ServiceJobs.Filter.ALL)
                .<List<ServiceJobs.View>>fold(views -> views, problem -> List.of())
                .stream()
                .map(view -> candidate(view.job().id(), view.job().name()));
    }
}

package org.switchroom.shell.camel;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.routes.Routes;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(scope = "camel", name = "route-resume", description = "Lets a suspended route take in again")
public final class RouteResume extends ShowingCommand {
    @Argument(name = "route", description = "Id of the route", required = true)
    @Completion(RouteSuggestions.class)
    private String route;

    @Override
    protected void run(Services services) throws NotDone {
        print(RouteFacts.of(done(services.need(Routes.class).resume(route))));
    }
}

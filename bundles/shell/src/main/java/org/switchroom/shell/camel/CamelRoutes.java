package org.switchroom.shell.camel;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.routes.Routes;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(scope = "camel", name = "routes", description = "Lists the Camel routes with their statistics")
public final class CamelRoutes extends ShowingCommand {
    @Override
    protected void run(Services services) throws NotDone {
        print(
                services.need(Routes.class).routes().stream()
                        .map(RouteFacts::of)
                        .toList(),
                "route",
                "context",
                "state",
                "from",
                "total",
                "failed",
                "inFlight",
                "mean",
                "longest",
                "lastEnded");
    }
}

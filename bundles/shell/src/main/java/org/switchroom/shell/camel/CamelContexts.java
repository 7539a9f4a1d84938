package org.switchroom.shell.camel;

import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.routes.Routes;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(
        scope = "camel",
        name = "contexts",
        description = "Lists the Camel contexts that run, or the route sets that wait")
public final class CamelContexts extends ShowingCommand {
    @Option(name = "--waiting", description = "The route sets that do not run, and what they wait for")
    private boolean waiting;

    @Override
    protected void run(Services services) throws NotDone {
        Routes routes = services.need(Routes.class);
        List<Routes.Waiting> notRunning = routes.waiting();
        if (waiting) {
            print(notRunning.stream().map(RouteFacts::of).toList(), "context", "set", "lacks", "text", "since");
            return;
        }
        print(routes.contexts().stream().map(RouteFacts::of).toList(), "context", "sets", "routes", "startedAt");
        if (!notRunning.isEmpty()) {
            remark(notRunning.size() + " route sets do not run: camel:contexts --waiting");
        }
    }
}

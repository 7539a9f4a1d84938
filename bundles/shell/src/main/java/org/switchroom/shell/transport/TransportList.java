package org.switchroom.shell.transport;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.shell.Facts;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.transport.Transports;

@Service
@Command(
        scope = "transport",
        name = "list",
        description = "Lists the transports that are here now, how they are, and those that can not start")
public final class TransportList extends ShowingCommand {
    @Override
    protected void run(Services services) throws NotDone {
        List<Facts> rows = new ArrayList<>();
        services.need(Transports.class).list().stream().map(TransportFacts::of).forEach(rows::add);
        TransportFacts.waiting(services).stream().map(TransportFacts::of).forEach(rows::add);
        print(rows, "name", "channel", "state", "detail", "underWay", "outcomes", "lastSuccess");
    }
}

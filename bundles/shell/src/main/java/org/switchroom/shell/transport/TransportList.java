package org.switchroom.shell.transport;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.transport.Transports;

@Service
@Command(scope = "transport", name = "list", description = "Lists the transports that are here now, and how they are")
public final class TransportList extends ShowingCommand {
    @Override
    protected void run(Services services) throws NotDone {
        print(
                services.need(Transports.class).list().stream()
                        .map(TransportFacts::of)
                        .toList(),
                "name",
                "channel",
                "state",
                "detail",
                "underWay",
                "outcomes",
                "lastSuccess");
    }
}

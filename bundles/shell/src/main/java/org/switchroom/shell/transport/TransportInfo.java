package org.switchroom.shell.transport;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.transport.TransportName;
import org.switchroom.transport.Transports;

@Service
@Command(
        scope = "transport",
        name = "info",
        description = "Shows what a transport can do, how it is and what came of its work")
public final class TransportInfo extends ShowingCommand {
    @Argument(name = "transport", description = "Name of the transport", required = true)
    @Completion(TransportSuggestions.class)
    private String transport;

    @Override
    protected void run(Services services) throws NotDone {
        TransportName name = TransportReference.read(transport);
        print(services.need(Transports.class)
                .info(name)
                .map(TransportFacts::of)
                .or(() -> TransportFacts.waiting(services).stream()
                        .filter(set -> set.set().equals(name.value()))
                        .findFirst()
                        .map(TransportFacts::of))
                .orElseThrow(() -> new NotDone(
                        "No transport '" + transport + "' is here now. transport:list shows those that are")));
    }
}

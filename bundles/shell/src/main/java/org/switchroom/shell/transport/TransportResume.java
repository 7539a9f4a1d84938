package org.switchroom.shell.transport;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.transport.Transports;

@Service
@Command(scope = "transport", name = "resume", description = "Gives a suspended transport work again")
public final class TransportResume extends ShowingCommand {
    @Argument(name = "transport", description = "Name of the transport", required = true)
    @Completion(TransportSuggestions.class)
    private String transport;

    @Override
    protected void run(Services services) throws NotDone {
        print(TransportFacts.of(
                done(services.need(Transports.class).resume(caller(), TransportReference.read(transport)))));
    }
}

package org.switchroom.shell.party;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.party.Parties;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(scope = "party", name = "show", description = "Shows a party with all its fields")
public final class PartyShow extends ShowingCommand {
    @Argument(name = "party", description = "Id of the party", required = true)
    @Completion(PartySuggestions.class)
    private String party;

    @Override
    protected void run(Services services) throws NotDone {
        print(PartyFacts.of(done(services.need(Parties.class).show(caller(), PartyReference.read(party)))));
    }
}

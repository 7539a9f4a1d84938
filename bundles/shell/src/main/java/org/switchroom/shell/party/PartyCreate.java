package org.switchroom.shell.party;

import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.party.Parties;
import org.switchroom.shell.Fields;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(
        scope = "party",
        name = "create",
        description =
                "Adds a party: party:create kind=SERVICE_PROVIDER name='North Patrol' email=a@b.at messageVia=EMAIL")
public final class PartyCreate extends ShowingCommand {
    @Argument(
            name = "field=value",
            description = "Fields; kind and name must be there",
            required = true,
            multiValued = true)
    @Completion(PartyFieldSuggestions.class)
    private List<String> fields;

    @Override
    protected void run(Services services) throws NotDone {
        Parties parties = services.need(Parties.class);
        print(PartyFacts.of(done(parties.create(caller(), Fields.read(fields), Optional.empty()))
                .value()));
    }
}

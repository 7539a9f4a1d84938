package org.switchroom.shell.party;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.party.Parties;
import org.switchroom.party.PartyId;
import org.switchroom.shell.Fields;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(
        scope = "party",
        name = "change",
        description = "Changes fields of a party: party:change PARTY messageVia=NO_LINK")
public final class PartyChange extends ShowingCommand {
    @Argument(index = 0, name = "party", description = "Id of the party", required = true)
    @Completion(PartySuggestions.class)
    private String party;

    @Argument(
            index = 1,
            name = "field=value",
            description = "Fields; an empty value clears one",
            required = true,
            multiValued = true)
    @Completion(PartyFieldSuggestions.class)
    private List<String> fields;

    @Option(name = "--revision", description = "The revision you saw; without it, the present one")
    private Integer revision;

    @Override
    protected void run(Services services) throws NotDone {
        Parties parties = services.need(Parties.class);
        PartyId id = PartyReference.read(party);
        int seen =
                revision != null ? revision : done(parties.show(caller(), id)).revision();
        print(PartyFacts.of(done(parties.change(caller(), id, seen, Fields.read(fields)))));
    }
}

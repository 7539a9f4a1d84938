package org.switchroom.shell.party;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.switchroom.answer.Page;
import org.switchroom.party.Parties;
import org.switchroom.party.Party;
import org.switchroom.party.PartyKind;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.shell.Words;

@Service
@Command(scope = "party", name = "list", description = "Lists parties, newest first")
public final class PartyList extends ShowingCommand {
    @Option(name = "--kind", description = "Only parties of this kind")
    @Completion(
            value = StringsCompleter.class,
            values = {"CUSTOMER", "LOCATION", "ALARM_COMPANY", "SERVICE_PROVIDER", "PERSON"})
    private String kind;

    @Option(name = "--text", description = "Only parties with this in their name or another field")
    private String text;

    @Option(name = "--limit", description = "At most so many, 1 to 200")
    private int limit = 50;

    @Option(name = "--after", description = "Go on after a page; the page before tells the value")
    private String after;

    @Override
    protected void run(Services services) throws NotDone {
        Parties.Filter filter = new Parties.Filter(
                Words.read(PartyKind.class, kind), Optional.ofNullable(text), Optional.ofNullable(after), limit);
        Page<Party> page = done(services.need(Parties.class).list(caller(), filter));
        print(
                page.items().stream().map(PartyFacts::of).toList(),
                "id",
                "kind",
                "name",
                "siteCode",
                "messageVia",
                "email",
                "mobile",
                "wantsJobs",
                "wantsUpdates");
        page.next().ifPresent(next -> remark("There is more: --after " + next));
    }
}

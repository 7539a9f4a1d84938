package org.switchroom.shell.mapping;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.mapping.Mappings;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(scope = "mapping", name = "list", description = "Lists the mappings of your tenant")
public final class MappingList extends ShowingCommand {

    @Override
    protected void run(Services services) throws NotDone {
        print(
                done(services.need(Mappings.class).list(caller())).stream()
                        .map(MappingFacts::of)
                        .toList(),
                "name",
                "tenant",
                "version",
                "actor",
                "at",
                "comment");
    }
}

package org.switchroom.shell.mapping;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.mapping.Mappings;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(scope = "mapping", name = "history", description = "Lists the versions of a mapping, latest first")
public final class MappingHistory extends ShowingCommand {
    @Argument(index = 0, name = "name", description = "Name of the mapping", required = true)
    @Completion(MappingSuggestions.class)
    private String name;

    @Override
    protected void run(Services services) throws NotDone {
        print(
                done(services.need(Mappings.class).history(caller(), name)).stream()
                        .map(MappingFacts::of)
                        .toList(),
                "version",
                "actor",
                "at",
                "comment");
    }
}

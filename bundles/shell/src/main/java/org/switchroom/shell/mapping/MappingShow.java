package org.switchroom.shell.mapping;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.mapping.Mappings;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(scope = "mapping", name = "show", description = "Shows a mapping")
public final class MappingShow extends ShowingCommand {
    @Argument(index = 0, name = "name", description = "Name of the mapping", required = true)
    @Completion(MappingSuggestions.class)
    private String name;

    @Option(name = "--version", description = "That version; without it, the one in force")
    private Integer version;

    @Override
    protected void run(Services services) throws NotDone {
        print(MappingFacts.of(done(services.need(Mappings.class).show(caller(), name, Optional.ofNullable(version)))));
    }
}

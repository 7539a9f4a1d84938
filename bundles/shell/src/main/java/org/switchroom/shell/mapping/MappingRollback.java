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
@Command(scope = "mapping", name = "rollback", description = "Puts the text of an old version in force again")
public final class MappingRollback extends ShowingCommand {
    @Argument(index = 0, name = "name", description = "Name of the mapping", required = true)
    @Completion(MappingSuggestions.class)
    private String name;

    @Argument(index = 1, name = "version", description = "The version to go back to", required = true)
    private int version;

    @Option(name = "--seen", description = "The version you saw; without it, the present one")
    private Integer seen;

    @Override
    protected void run(Services services) throws NotDone {
        Mappings mappings = services.need(Mappings.class);
        int before = seen != null
                ? seen
                : done(mappings.show(caller(), name, Optional.empty())).version();
        print(MappingFacts.of(done(mappings.rollback(caller(), name, before, version))));
    }
}

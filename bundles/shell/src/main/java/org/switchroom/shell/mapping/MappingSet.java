package org.switchroom.shell.mapping;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.mapping.Mapping;
import org.switchroom.mapping.Mappings;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(
        scope = "mapping",
        name = "set",
        description = "Writes a mapping: mapping:set north 'kind = \"ORDER\"'; - reads it from standard input")
public final class MappingSet extends ShowingCommand {
    @Argument(index = 0, name = "name", description = "Name of the mapping", required = true)
    @Completion(MappingSuggestions.class)
    private String name;

    @Argument(index = 1, name = "text", description = "The mapping, or - for standard input", required = true)
    private String text;

    @Option(name = "--version", description = "The version you saw; without it, the present one")
    private Integer seen;

    @Option(name = "--comment", description = "Why, on one line")
    private String comment = "";

    @Override
    protected void run(Services services) throws NotDone {
        Mappings mappings = services.need(Mappings.class);
        String written = TextArgument.read(text);
        int before = seen != null
                ? seen
                : mappings.show(caller(), name, Optional.empty()).<Integer>fold(Mapping::version, problem -> 0);
        print(MappingFacts.of(done(mappings.set(caller(), name, before, written, comment))));
    }
}

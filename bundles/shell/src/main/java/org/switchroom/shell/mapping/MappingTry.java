package org.switchroom.shell.mapping;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.switchroom.mapping.Content;
import org.switchroom.mapping.Mappings;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.shell.Words;

@Service
@Command(scope = "mapping", name = "try", description = "Shows what would become of a sample; nothing is stored")
public final class MappingTry extends ShowingCommand {
    @Argument(index = 0, name = "name", description = "Name of the mapping", required = true)
    @Completion(MappingSuggestions.class)
    private String name;

    @Argument(index = 1, name = "sample", description = "Some records, or - for standard input", required = true)
    private String sample;

    @Option(name = "--format", description = "What the sample is")
    @Completion(
            value = StringsCompleter.class,
            values = {"CSV", "JSON", "JSON_LINES"})
    private String format = "CSV";

    @Option(name = "--text", description = "A mapping to try in place of the stored one")
    private String text;

    @Option(name = "--limit", description = "At most so many records, 1 to 200")
    private int limit = 20;

    @Override
    protected void run(Services services) throws NotDone {
        Mappings mappings = services.need(Mappings.class);
        byte[] bytes = TextArgument.read(sample).getBytes(StandardCharsets.UTF_8);
        Content content = new Content(
                Words.read(Content.Format.class, format).orElseThrow(),
                StandardCharsets.UTF_8,
                new ByteArrayInputStream(bytes));
        int most = Math.max(1, Math.min(200, limit));
        try {
            var trials = text == null
                    ? mappings.attempt(caller(), Mappings.Use.of(name), content, most)
                    : mappings.attempt(caller(), text, content, most);
            print(MappingFacts.of(done(trials)), "record", "line", "job", "problem");
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
    }
}

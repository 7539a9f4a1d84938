package org.switchroom.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Option;

/** A command that lists or shows: as a table for people, as JSON for scripts. */
public abstract class ShowingCommand extends ConsoleCommand {
    @Option(name = "--json", description = "Print JSON, for scripts")
    private boolean json;

    /** A list; the columns are names of facts. JSON has every fact. */
    protected final void print(List<Facts> rows, String... columns) {
        System.out.println(json ? Sheet.json(rows) : Sheet.table(rows, List.of(columns)));
    }

    /** One thing with all its facts. */
    protected final void print(Facts facts) {
        System.out.println(json ? Sheet.json(facts) : Sheet.page(facts));
    }

    /** Several things with all their facts, a line between two. */
    protected final void printAll(List<Facts> all) {
        System.out.println(
                json
                        ? Sheet.json(all)
                        : String.join("\n\n", all.stream().map(Sheet::page).toList()));
    }

    /** Something that only people want to read. */
    protected final void remark(String text) {
        if (!json) {
            System.out.println(text);
        }
    }
}

package org.switchroom.shell.rule;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.routing.Rules;
import org.switchroom.shell.ConsoleCommand;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;

@Service
@Command(scope = "rule", name = "diff", description = "Shows the lines in which two versions of the rules differ")
public final class RuleDiff extends ConsoleCommand {
    @Argument(index = 0, name = "old", description = "Number of the older version", required = true)
    private int old;

    @Argument(index = 1, name = "new", description = "Number of the newer version", required = true)
    private int young;

    @Override
    protected void run(Services services) throws NotDone {
        done(services.need(Rules.class).diff(caller(), old, young)).forEach(System.out::println);
    }
}

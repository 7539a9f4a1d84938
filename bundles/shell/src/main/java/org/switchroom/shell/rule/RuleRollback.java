package org.switchroom.shell.rule;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.routing.Rules;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(
        scope = "rule",
        name = "rollback",
        description = "Puts an old version of the rules in force again, as a new version")
public final class RuleRollback extends ShowingCommand {
    @Argument(name = "version", description = "Number of the old version; rule:history lists them", required = true)
    private int version;

    @Option(name = "--comment", description = "Why, for the history")
    private String comment = "";

    @Override
    protected void run(Services services) throws NotDone {
        Rules rules = services.need(Rules.class);
        int seen = done(rules.inForce(caller())).version().number();
        print(RuleFacts.of(done(rules.rollBack(caller(), seen, version, comment))));
    }
}

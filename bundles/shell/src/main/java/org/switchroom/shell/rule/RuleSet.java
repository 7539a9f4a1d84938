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
@Command(scope = "rule", name = "set", description = "Puts a file of rules in force, as a whole or not at all")
public final class RuleSet extends ShowingCommand {
    @Argument(name = "file", description = "File on the server", required = true)
    private String file;

    @Option(name = "--seen", description = "The version that the file was made from; without it, the one in force now")
    private Integer seen;

    @Option(name = "--comment", description = "Why, for the history")
    private String comment = "";

    @Override
    protected void run(Services services) throws NotDone {
        Rules rules = services.need(Rules.class);
        int from = seen != null ? seen : done(rules.inForce(caller())).version().number();
        print(RuleFacts.of(done(rules.replace(caller(), from, RuleTexts.read(file), comment))));
    }
}

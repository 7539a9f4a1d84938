package org.switchroom.shell.rule;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.routing.Rules;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(scope = "rule", name = "list", description = "Lists the rules in force, in the order in which they are asked")
public final class RuleList extends ShowingCommand {
    @Override
    protected void run(Services services) throws NotDone {
        Rules.InForce now = done(services.need(Rules.class).inForce(caller()));
        print(now.rules().stream().map(RuleFacts::of).toList(), "name", "line", "when", "then");
        remark("Behind them stands the party's MessageVia. Version "
                + now.version().number()
                + now.file().map(file -> ", file " + file).orElse(""));
        now.trouble().ifPresent(trouble -> remark("NOT IN FORCE: " + trouble));
    }
}

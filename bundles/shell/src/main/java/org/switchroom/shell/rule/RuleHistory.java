package org.switchroom.shell.rule;

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
        name = "history",
        description = "Lists the versions of the rules, latest first: who, when and why")
public final class RuleHistory extends ShowingCommand {
    @Option(name = "--limit", description = "At most so many, 1 to 200")
    private int limit = 50;

    @Override
    protected void run(Services services) throws NotDone {
        print(
                done(services.need(Rules.class).history(caller(), Integer.MAX_VALUE, limit)).stream()
                        .map(RuleFacts::of)
                        .toList(),
                "version",
                "at",
                "by",
                "comment");
    }
}

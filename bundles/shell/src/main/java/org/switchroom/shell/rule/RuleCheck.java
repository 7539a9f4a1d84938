package org.switchroom.shell.rule;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.routing.Rules;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(
        scope = "rule",
        name = "check",
        description = "Says what is wrong with a file of rules, by line; changes nothing")
public final class RuleCheck extends ShowingCommand {
    @Argument(name = "file", description = "File on the server", required = true)
    private String file;

    @Override
    protected void run(Services services) throws NotDone {
        print(
                done(services.need(Rules.class).check(caller(), RuleTexts.read(file))).stream()
                        .map(RuleFacts::of)
                        .toList(),
                "line",
                "column",
                "cause",
                "nextStep");
    }
}

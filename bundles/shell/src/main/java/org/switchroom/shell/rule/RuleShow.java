package org.switchroom.shell.rule;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.routing.Rules;
import org.switchroom.shell.Facts;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(scope = "rule", name = "show", description = "Shows the rules in force, or an older version, as text")
public final class RuleShow extends ShowingCommand {
    @Option(name = "--version", description = "Number of the version; without it, the one in force")
    private Integer version;

    @Override
    protected void run(Services services) throws NotDone {
        Rules rules = services.need(Rules.class);
        if (version == null) {
            Rules.InForce now = done(rules.inForce(caller()));
            print(RuleFacts.of(now).with("text", now.text()));
        } else {
            Rules.Text found = done(rules.version(caller(), version));
            Facts facts = RuleFacts.of(found.version());
            print(facts.with("text", found.text()));
        }
    }
}

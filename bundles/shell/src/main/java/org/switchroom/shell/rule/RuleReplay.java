package org.switchroom.shell.rule;

import java.time.Instant;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.routing.Rules;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.shell.Times;

@Service
@Command(
        scope = "rule",
        name = "replay",
        description = "Decides recorded jobs by a file of rules and shows what would have gone differently. Sends"
                + " nothing")
public final class RuleReplay extends ShowingCommand {
    @Argument(name = "file", description = "File on the server with the candidate", required = true)
    private String file;

    @Option(name = "--since", description = "Jobs made since: 24h, 2026-11-21T14:05")
    private String since = "24h";

    @Override
    protected void run(Services services) throws NotDone {
        Instant from = Times.read(since).orElseThrow();
        Rules.Replay replay = done(services.need(Rules.class).replay(caller(), from, RuleTexts.read(file)));
        print(
                replay.differences().stream().map(RuleFacts::of).toList(),
                "number",
                "role",
                "party",
                "occasion",
                "at",
                "before",
                "after");
        remark(replay.changed() + " of " + replay.decisions() + " decisions about " + replay.jobs()
                + " jobs would change" + (replay.complete() ? "" : "; there are more jobs than one replay looks at"));
    }
}

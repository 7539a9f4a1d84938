package org.switchroom.shell.rule;

import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.switchroom.alarm.AlarmEventId;
import org.switchroom.alarm.AlarmEvents;
import org.switchroom.job.JobId;
import org.switchroom.job.Jobs;
import org.switchroom.routing.Explanation;
import org.switchroom.rule.Rules;
import org.switchroom.shell.Fields;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.shell.Times;
import org.switchroom.shell.job.JobReference;
import org.switchroom.shell.job.JobSuggestions;

@Service
@Command(
        scope = "rule",
        name = "explain",
        description = "Explains who would be told of a job by which way, and why: rule:explain JOB, or a sample as"
                + " rule:explain kind=ORDER provider=ID. Sends nothing")
public final class RuleExplain extends ShowingCommand {
    @Argument(
            name = "job or field=value",
            description = "Id or number of a job, or the fields of a sample",
            required = true,
            multiValued = true)
    @Completion(JobSuggestions.class)
    private List<String> subject;

    @Option(name = "--role", description = "Only this role of the job")
    @Completion(
            value = StringsCompleter.class,
            values = {"provider", "customer", "alarmCompany"})
    private String role;

    @Option(name = "--alarm", description = "It is the id of a panel's event: who is told of it beside the station")
    private boolean alarm;

    @Option(name = "--update", description = "As if the job had changed")
    private boolean update;

    @Option(name = "--at", description = "As if it were then: 2026-12-25T03:00, or 03:00 for today")
    private String at;

    @Override
    protected void run(Services services) throws NotDone {
        Rules rules = services.need(Rules.class);
        Rules.Occurrence occurrence = new Rules.Occurrence(Optional.ofNullable(role), update, Times.read(at));
        List<Explanation> explanations;
        if (alarm) {
            explanations = done(
                    services.need(AlarmEvents.class).explainRules(caller(), event(subject.get(0)), Times.read(at)));
        } else if (subject.size() == 1 && subject.get(0).indexOf('=') < 0) {
            JobId job = JobReference.find(services.need(Jobs.class), caller(), subject.get(0));
            explanations = done(rules.explain(caller(), job, occurrence));
        } else {
            explanations = done(rules.explain(caller(), Fields.read(subject), occurrence));
        }
        printAll(explanations.stream().map(RuleFacts::of).toList());
    }

    private static AlarmEventId event(String text) throws NotDone {
        return AlarmEventId.parse(text).orElseThrow(() -> NotDone.unreadable("an event's id", text));
    }
}

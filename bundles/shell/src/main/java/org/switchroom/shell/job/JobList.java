package org.switchroom.shell.job;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.switchroom.answer.Page;
import org.switchroom.job.Job;
import org.switchroom.job.JobKind;
import org.switchroom.job.JobState;
import org.switchroom.job.Jobs;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.shell.Words;

@Service
@Command(scope = "job", name = "list", description = "Lists jobs, newest first")
public final class JobList extends ShowingCommand {
    @Option(name = "--state", description = "Only jobs in this state")
    @Completion(
            value = StringsCompleter.class,
            values = {"ACTIVE", "DISPATCHED", "ACCEPTED", "REFUSED", "ON_SITE", "COMPLETE", "INCOMPLETE", "CANCELLED"})
    private String state;

    @Option(name = "--kind", description = "Only jobs of this kind")
    @Completion(
            value = StringsCompleter.class,
            values = {"ORDER", "TICKET", "ALARM_RESPONSE"})
    private String kind;

    @Option(name = "--number", description = "Only the jobs with this number")
    private String number;

    @Option(name = "--text", description = "Only jobs with this in number, site code or notes")
    private String text;

    @Option(name = "--attention", description = "Only jobs that somebody should look at")
    private boolean attention;

    @Option(name = "--limit", description = "At most so many, 1 to 200")
    private int limit = 50;

    @Option(name = "--after", description = "Go on after a page; the page before tells the value")
    private String after;

    @Override
    protected void run(Services services) throws NotDone {
        Jobs.Filter filter = new Jobs.Filter(
                Words.read(JobState.class, state),
                Words.read(JobKind.class, kind),
                Optional.ofNullable(number),
                Optional.ofNullable(text),
                attention,
                Optional.ofNullable(after),
                limit);
        Page<Job> page = done(services.need(Jobs.class).list(caller(), filter));
        print(
                page.items().stream().map(JobFacts::of).toList(),
                "id",
                "number",
                "kind",
                "priority",
                "state",
                "siteCode",
                "attention",
                "changedAt");
        page.next().ifPresent(next -> remark("There is more: --after " + next));
    }
}

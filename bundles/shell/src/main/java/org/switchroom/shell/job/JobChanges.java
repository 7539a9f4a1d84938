package org.switchroom.shell.job;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.job.Jobs;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(
        scope = "job",
        name = "changes",
        description = "Shows who changed which field of a job, and what stood there before")
public final class JobChanges extends ShowingCommand {
    @Argument(name = "job", description = "Id or number of the job", required = true)
    @Completion(JobSuggestions.class)
    private String job;

    @Override
    protected void run(Services services) throws NotDone {
        Jobs jobs = services.need(Jobs.class);
        print(
                done(jobs.changes(caller(), JobReference.find(jobs, caller(), job))).stream()
                        .map(JobFacts::of)
                        .toList(),
                "revision",
                "at",
                "by",
                "field",
                "before",
                "after");
    }
}

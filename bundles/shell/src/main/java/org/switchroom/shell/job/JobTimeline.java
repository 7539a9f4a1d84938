package org.switchroom.shell.job;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.job.JobId;
import org.switchroom.job.Jobs;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.trace.Trace;

@Service
@Command(scope = "job", name = "timeline", description = "Shows what happened to a job, in order")
public final class JobTimeline extends ShowingCommand {
    @Argument(name = "job", description = "Id or number of the job", required = true)
    @Completion(JobSuggestions.class)
    private String job;

    @Override
    protected void run(Services services) throws NotDone {
        JobId id = JobReference.find(services.need(Jobs.class), caller(), job);
        print(
                JobFacts.of(done(services.need(Trace.class).ofJob(caller(), id))),
                "at",
                "actor",
                "kind",
                "text",
                "message");
    }
}

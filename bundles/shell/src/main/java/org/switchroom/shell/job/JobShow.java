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
@Command(scope = "job", name = "show", description = "Shows a job with all its fields")
public final class JobShow extends ShowingCommand {
    @Argument(name = "job", description = "Id or number of the job", required = true)
    @Completion(JobSuggestions.class)
    private String job;

    @Override
    protected void run(Services services) throws NotDone {
        Jobs jobs = services.need(Jobs.class);
        print(JobFacts.of(done(jobs.show(caller(), JobReference.find(jobs, caller(), job)))));
    }
}

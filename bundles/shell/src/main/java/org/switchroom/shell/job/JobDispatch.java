package org.switchroom.shell.job;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.job.Jobs;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(scope = "job", name = "dispatch", description = "Tells the provider of a job")
public final class JobDispatch extends ShowingCommand {
    @Argument(name = "job", description = "Id or number of the job", required = true)
    @Completion(JobSuggestions.class)
    private String job;

    @Option(name = "--revision", description = "Refuse when somebody has changed the job since this revision")
    private Integer revision;

    @Option(
            name = "--inspector-sms",
            description = "true or false: whether an order's inspector hears by SMS; without it, as switch 1539 says")
    private Boolean inspectorSms;

    @Override
    protected void run(Services services) throws NotDone {
        Jobs jobs = services.need(Jobs.class);
        print(JobFacts.of(done(jobs.dispatch(
                caller(),
                JobReference.find(jobs, caller(), job),
                Optional.ofNullable(revision),
                Optional.ofNullable(inspectorSms)))));
    }
}

package org.switchroom.shell.job;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.job.JobId;
import org.switchroom.job.Jobs;
import org.switchroom.shell.Fields;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(
        scope = "job",
        name = "change",
        description = "Changes fields of a job: job:change JOB notes='gate 2' priority=URGENT")
public final class JobChange extends ShowingCommand {
    @Argument(index = 0, name = "job", description = "Id or number of the job", required = true)
    @Completion(JobSuggestions.class)
    private String job;

    @Argument(
            index = 1,
            name = "field=value",
            description = "Fields; an empty value clears one",
            required = true,
            multiValued = true)
    @Completion(JobFieldSuggestions.class)
    private List<String> fields;

    @Option(name = "--revision", description = "The revision you saw; without it, the present one")
    private Integer revision;

    @Override
    protected void run(Services services) throws NotDone {
        Jobs jobs = services.need(Jobs.class);
        JobId id = JobReference.find(jobs, caller(), job);
        int seen = revision != null ? revision : done(jobs.show(caller(), id)).revision();
        print(JobFacts.of(done(jobs.change(caller(), id, seen, Fields.read(fields)))));
    }
}

package org.switchroom.shell.job;

import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.job.Jobs;
import org.switchroom.shell.Fields;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(
        scope = "job",
        name = "create",
        description = "Takes a job in: job:create kind=TICKET provider=PARTY notes='door 3 jams'")
public final class JobCreate extends ShowingCommand {
    @Argument(name = "field=value", description = "Fields; kind must be there", required = true, multiValued = true)
    @Completion(JobFieldSuggestions.class)
    private List<String> fields;

    @Option(name = "--dispatch", description = "Tell the provider at once")
    private boolean dispatch;

    @Override
    protected void run(Services services) throws NotDone {
        Jobs jobs = services.need(Jobs.class);
        print(JobFacts.of(done(jobs.create(caller(), Fields.read(fields), dispatch, Optional.empty()))
                .value()));
    }
}

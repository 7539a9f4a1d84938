package org.switchroom.shell.job;

import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Candidate;
import org.switchroom.answer.Page;
import org.switchroom.job.Job;
import org.switchroom.job.Jobs;
import org.switchroom.shell.Callers;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.Suggestions;

/** The newest jobs. */
@Service
public final class JobSuggestions extends Suggestions {
    @Override
    protected Stream<Candidate> suggest(Services services) throws NotDone {
        List<Job> newest = services.need(Jobs.class)
                .list(Callers.current(), Jobs.Filter.all(MOST))
                .fold(Page::items, problem -> List.of());
        return newest.stream().map(job -> candidate(job.id(), job.number() + " " + job.state()));
    }
}

package org.switchroom.shell.job;

import java.util.List;
import java.util.Optional;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Page;
import org.switchroom.job.Job;
import org.switchroom.job.JobId;
import org.switchroom.job.Jobs;
import org.switchroom.shell.NotDone;

/** Finds the job that a person means: by its id, or by its number when only one job has it. */
public final class JobReference {
    private JobReference() {}

    public static JobId find(Jobs jobs, Caller caller, String text) throws NotDone {
        Optional<JobId> id = JobId.parse(text);
        if (id.isPresent()) {
            return id.get();
        }
        Jobs.Filter byNumber = new Jobs.Filter(
                Optional.empty(), Optional.empty(), Optional.of(text), Optional.empty(), false, Optional.empty(), 2);
        List<Job> found = answered(jobs.list(caller, byNumber)).items();
        if (found.isEmpty()) {
            throw NotDone.unreadable("a job's id or number", text);
        } else if (found.size() > 1) {
            throw new NotDone("Several jobs have the number '" + text + "'. Name one by its id; job:list --number '"
                    + text + "' shows them");
        }
        return found.get(0).id();
    }

    private static Page<Job> answered(Answer<Page<Job>> answer) throws NotDone {
        if (answer instanceof Answer.Refused<Page<Job>> refused) {
            throw new NotDone(refused.problem());
        }
        return ((Answer.Done<Page<Job>>) answer).value();
    }
}

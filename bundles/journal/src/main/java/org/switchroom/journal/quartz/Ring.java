package org.switchroom.journal.quartz;

import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;

/** What Quartz makes when it is time: tells those who listen on this node. Public, because Quartz makes it by reflection. */
public final class Ring implements Job {
    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        try {
            Object bells = context.getScheduler().getContext().get(Bells.class.getName());
            if (bells instanceof Bells known) {
                known.ring(context.getJobDetail().getKey().getName());
            }
        } catch (SchedulerException stopping) {
            throw new JobExecutionException(stopping);
        }
    }
}

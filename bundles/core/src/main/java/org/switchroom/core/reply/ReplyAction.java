package org.switchroom.core.reply;

import org.switchroom.job.JobState;

/** What an answer can do to the job it is about. */
public enum ReplyAction {
    ACCEPT(JobState.ACCEPTED),
    REFUSE(JobState.REFUSED),
    ARRIVE(JobState.ON_SITE),
    COMPLETE(JobState.COMPLETE);

    private final JobState state;

    ReplyAction(JobState state) {
        this.state = state;
    }

    public JobState state() {
        return state;
    }
}

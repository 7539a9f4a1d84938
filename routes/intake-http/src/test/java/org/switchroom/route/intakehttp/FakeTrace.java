package org.switchroom.route.intakehttp;

import java.util.List;
import java.util.Optional;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.job.JobId;
import org.switchroom.job.Jobs;
import org.switchroom.message.MessageId;
import org.switchroom.outbox.Messages;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.trace.Trace;

/** A story of one line for whatever is there. */
final class FakeTrace implements Trace {
    private final Jobs jobs;
    private final Messages messages;

    FakeTrace(Jobs jobs, Messages messages) {
        this.jobs = jobs;
        this.messages = messages;
    }

    @Override
    public Answer<List<TimelineEntry>> ofJob(Caller caller, JobId job) {
        return jobs.show(caller, job).map(found -> List.of(entry(found.tenant(), Optional.of(job), Optional.empty())));
    }

    @Override
    public Answer<List<TimelineEntry>> ofMessage(Caller caller, MessageId message) {
        return messages.show(caller, message)
                .map(found -> List.of(entry(found.envelope().tenant(), Optional.empty(), Optional.of(message))));
    }

    private static TimelineEntry entry(String tenant, Optional<JobId> job, Optional<MessageId> message) {
        return new TimelineEntry(7, tenant, job, message, FakeCore.NOW, "user", TimelineEntry.Kind.CREATED, "made");
    }
}

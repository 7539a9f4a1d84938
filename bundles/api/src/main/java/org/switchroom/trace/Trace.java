package org.switchroom.trace;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.job.JobId;
import org.switchroom.message.MessageId;

/** The whole way from intake to receipt, in order. Provided by core; reads block on the database. */
@ProviderType
public interface Trace {
    Answer<List<TimelineEntry>> ofJob(Caller caller, JobId job);

    Answer<List<TimelineEntry>> ofMessage(Caller caller, MessageId message);
}

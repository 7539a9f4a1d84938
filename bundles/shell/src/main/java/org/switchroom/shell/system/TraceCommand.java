package org.switchroom.shell.system;

import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.job.Jobs;
import org.switchroom.message.MessageId;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.shell.job.JobFacts;
import org.switchroom.shell.job.JobReference;
import org.switchroom.shell.job.JobSuggestions;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.trace.Trace;

@Service
@Command(
        scope = "switchroom",
        name = "trace",
        description = "Tells the whole way of a job or message in one story, from intake to receipt")
public final class TraceCommand extends ShowingCommand {
    @Argument(name = "id", description = "Id of a job or message, or number of a job", required = true)
    @Completion(JobSuggestions.class)
    private String id;

    @Override
    protected void run(Services services) throws NotDone {
        Trace trace = services.need(Trace.class);
        Optional<MessageId> message = MessageId.parse(id);
        if (message.isPresent()) {
            Answer<List<TimelineEntry>> story = trace.ofMessage(caller(), message.get());
            if (!isUnknown(story)) {
                tell(done(story));
                return;
            }
        }
        tell(done(trace.ofJob(caller(), JobReference.find(services.need(Jobs.class), caller(), id))));
    }

    private void tell(List<TimelineEntry> story) {
        print(JobFacts.of(story), "at", "actor", "kind", "text", "message");
    }

    private static boolean isUnknown(Answer<?> answer) {
        return answer instanceof Answer.Refused<?> refused && refused.problem().kind() == Problem.Kind.NOT_FOUND;
    }
}

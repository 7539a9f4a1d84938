package org.switchroom.shell.message;

import java.time.Instant;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.switchroom.answer.Page;
import org.switchroom.job.JobId;
import org.switchroom.job.Jobs;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.Messages;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.shell.Times;
import org.switchroom.shell.Words;
import org.switchroom.shell.job.JobReference;
import org.switchroom.shell.job.JobSuggestions;

@Service
@Command(scope = "message", name = "list", description = "Lists messages, newest first")
public final class MessageList extends ShowingCommand {
    @Option(name = "--state", description = "Only messages in this state")
    @Completion(
            value = StringsCompleter.class,
            values = {
                "WAITING",
                "SENDING",
                "ACCEPTED",
                "DELIVERED",
                "FAILED",
                "DOUBTFUL",
                "HELD",
                "EXPIRED",
                "UNCONFIRMED",
                "CANCELLED"
            })
    private String state;

    @Option(name = "--job", description = "Only the messages of this job")
    @Completion(JobSuggestions.class)
    private String job;

    @Option(name = "--text", description = "Only messages with this in the recipient's address or in the text")
    private String text;

    @Option(name = "--from", description = "Made at or after: 2026-11-21T14:05, 14:05 today, or 2h for two hours ago")
    private String from;

    @Option(name = "--until", description = "Made before; written like --from")
    private String until;

    @Option(name = "--limit", description = "At most so many, 1 to 200")
    private int limit = 50;

    @Option(name = "--after", description = "Go on after a page; the page before tells the value")
    private String after;

    @Override
    protected void run(Services services) throws NotDone {
        Optional<JobId> ofJob = job == null
                ? Optional.empty()
                : Optional.of(JobReference.find(services.need(Jobs.class), caller(), job));
        Optional<Instant> begin = Times.read(from);
        Optional<Instant> end = Times.read(until);
        Messages.Filter filter = new Messages.Filter(
                Words.read(MessageState.class, state),
                ofJob,
                Optional.ofNullable(text),
                begin,
                end,
                Optional.ofNullable(after),
                limit);
        Page<StoredMessage> page = done(services.need(Messages.class).list(caller(), filter));
        print(
                page.items().stream().map(MessageFacts::of).toList(),
                "id",
                "state",
                "to",
                "channel",
                "attempts",
                "nextAttempt",
                "reason",
                "job",
                "createdAt");
        page.next().ifPresent(next -> remark("There is more: --after " + next));
    }
}

package org.switchroom.shell.sms;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.switchroom.answer.Page;
import org.switchroom.answer.TextMatch;
import org.switchroom.job.JobId;
import org.switchroom.job.Jobs;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.shell.Times;
import org.switchroom.shell.Words;
import org.switchroom.shell.job.JobReference;
import org.switchroom.shell.job.JobSuggestions;
import org.switchroom.shell.message.MessageFacts;
import org.switchroom.sms.SmsMessages;

@Service
@Command(scope = "sms", name = "list", description = "Lists SMS, newest first")
public final class SmsList extends ShowingCommand {
    @Option(name = "--state", description = "Only SMS in this state")
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

    @Option(name = "--number", description = "Only SMS to numbers with these digits")
    private String number;

    @Option(name = "--text", description = "Only SMS with these words")
    private String text;

    @Option(name = "--mode", description = "Where the words have to stand; anywhere without it")
    @Completion(
            value = StringsCompleter.class,
            values = {"CONTAINS", "BEGINS_WITH", "EQUALS", "ENDS_WITH"})
    private String mode;

    @Option(name = "--job", description = "Only the SMS of this job")
    @Completion(JobSuggestions.class)
    private String job;

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
        SmsMessages.Filter filter = new SmsMessages.Filter(
                Words.read(MessageState.class, state),
                ofJob,
                Optional.ofNullable(number),
                TextMatch.of(Words.read(TextMatch.Mode.class, mode), Optional.ofNullable(text)),
                Times.read(from),
                Times.read(until),
                Optional.ofNullable(after),
                limit);
        Page<StoredMessage> page = done(services.need(SmsMessages.class).list(caller(), filter));
        print(
                page.items().stream().map(MessageFacts::of).toList(),
                "id",
                "state",
                "to",
                "content",
                "attempts",
                "reason",
                "job",
                "createdAt");
        page.next().ifPresent(next -> remark("There is more: --after " + next));
    }
}

package org.switchroom.shell.sms;

import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.switchroom.answer.TextMatch;
import org.switchroom.service.ServiceJobs;
import org.switchroom.shell.Facts;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.shell.Times;
import org.switchroom.shell.Words;

@Service
@Command(scope = "sms", name = "errors", description = "Shows the log of the service jobs, newest first")
public final class SmsErrors extends ShowingCommand {
    @Option(name = "--job", description = "Only lines of this service job")
    @Completion(ServiceJobSuggestions.class)
    private String job;

    @Option(name = "--text", description = "Only lines with these words")
    private String text;

    @Option(name = "--mode", description = "Where the words have to stand; anywhere without it")
    @Completion(
            value = StringsCompleter.class,
            values = {"CONTAINS", "BEGINS_WITH", "EQUALS", "ENDS_WITH"})
    private String mode;

    @Option(name = "--from", description = "At or after: 2026-11-21T14:05, 14:05 today, or 2h for two hours ago")
    private String from;

    @Option(name = "--until", description = "Before; written like --from")
    private String until;

    @Option(name = "--max", description = "At most so many lines, 1 to 1000")
    private int max = 100;

    @Override
    protected void run(Services services) throws NotDone {
        if (max < 1 || max > 1000) {
            throw new NotDone("--max is " + max + ", and has to be from 1 to 1000");
        }
        ServiceJobs.LogFilter filter = new ServiceJobs.LogFilter(
                Optional.ofNullable(job),
                TextMatch.of(Words.read(TextMatch.Mode.class, mode), Optional.ofNullable(text)),
                Times.read(from),
                Times.read(until),
                max);
        List<Facts> rows = done(services.need(ServiceJobs.class).log(caller(), filter)).stream()
                .map(SmsFacts::of)
                .toList();
        print(rows, "event", "date", "computer", "user", "application", "version", "message");
        remark(rows.size() + " records");
    }
}

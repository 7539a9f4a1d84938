package org.switchroom.shell.sms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.switchroom.answer.TextMatch;
import org.switchroom.service.ServiceJobs;
import org.switchroom.shell.Facts;
import org.switchroom.shell.Fields;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.shell.Words;

@Service
@Command(
        scope = "sms",
        name = "job",
        description = "Lists the service jobs; shows one, changes its fields, runs it, makes or removes another")
public final class SmsJob extends ShowingCommand {
    @Argument(index = 0, name = "job", description = "Id of the job; without it, the list")
    @Completion(ServiceJobSuggestions.class)
    private String job;

    @Argument(
            index = 1,
            name = "fields",
            description = "What to change: active=false schedule='daily 06:00' errorMail=a@b.at,c@d.at",
            multiValued = true)
    private List<String> fields;

    @Option(name = "--run", description = "Run it now")
    private boolean run;

    @Option(name = "--enable", description = "Make it active")
    private boolean enable;

    @Option(name = "--disable", description = "Make it inactive: it does not run")
    private boolean disable;

    @Option(
            name = "--new",
            description = "Make another one; the first argument is its name, the field kind what it does")
    private boolean fresh;

    @Option(name = "--remove", description = "Remove it, when it is not the system's")
    private boolean remove;

    @Option(name = "--seen", description = "The version that the change is made from; without it, the one in force now")
    private Integer seen;

    @Option(name = "--text", description = "In the list: only jobs with these words in name, description or note")
    private String text;

    @Option(name = "--mode", description = "Where the words have to stand; anywhere without it")
    @Completion(
            value = StringsCompleter.class,
            values = {"CONTAINS", "BEGINS_WITH", "EQUALS", "ENDS_WITH"})
    private String mode;

    @Option(name = "--user", description = "In the list: only jobs that this user made or changed")
    private String user;

    @Override
    protected void run(Services services) throws NotDone {
        ServiceJobs jobs = services.need(ServiceJobs.class);
        if (job == null) {
            list(jobs);
        } else if (run) {
            print(SmsFacts.of(done(jobs.run(caller(), job))));
        } else if (remove) {
            print(SmsFacts.of(done(jobs.remove(caller(), job))));
        } else if (fresh) {
            Map<String, String> named = new LinkedHashMap<>(changes());
            named.put("name", job);
            print(SmsFacts.of(done(jobs.create(caller(), named))));
        } else if (changes().isEmpty()) {
            print(SmsFacts.of(done(jobs.show(caller(), job))));
        } else {
            int from =
                    seen != null ? seen : done(jobs.show(caller(), job)).job().version();
            print(SmsFacts.of(done(jobs.change(caller(), job, from, changes()))));
        }
    }

    private Map<String, String> changes() throws NotDone {
        Map<String, String> changes = new LinkedHashMap<>(Fields.read(fields));
        if (enable || disable) {
            changes.put("active", Boolean.toString(enable));
        }
        return changes;
    }

    private void list(ServiceJobs jobs) throws NotDone {
        ServiceJobs.Filter filter = new ServiceJobs.Filter(
                Optional.empty(),
                Optional.ofNullable(user),
                TextMatch.of(Words.read(TextMatch.Mode.class, mode), Optional.ofNullable(text)));
        List<Facts> rows =
                done(jobs.list(caller(), filter)).stream().map(SmsFacts::of).toList();
        print(
                rows,
                "id",
                "active",
                "name",
                "logKind",
                "description",
                "note",
                "kind",
                "schedule",
                "lastRun",
                "nextRun",
                "runs",
                "runsWithError");
        remark(rows.size() + " records");
    }
}

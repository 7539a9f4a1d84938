package org.switchroom.shell.alarm;

import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmAccounts;
import org.switchroom.answer.Page;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.shell.Words;

@Service
@Command(scope = "alarm", name = "accounts", description = "Lists systems, newest first, or shows one with its zones")
public final class AlarmSystems extends ShowingCommand {
    @Argument(name = "system", description = "Id of a system; without it, all")
    @Completion(SystemSuggestions.class)
    private String system;

    @Option(name = "--state", description = "Only systems in this state")
    @Completion(
            value = StringsCompleter.class,
            values = {"NOT_MONITORED", "UNTESTED", "TESTED", "LOCKED"})
    private String state;

    @Option(name = "--text", description = "Only systems with this in their name or an account")
    private String text;

    @Option(name = "--limit", description = "At most so many, 1 to 200")
    private int limit = 50;

    @Option(name = "--after", description = "Go on after a page; the page before tells the value")
    private String after;

    @Override
    protected void run(Services services) throws NotDone {
        AlarmAccounts accounts = services.need(AlarmAccounts.class);
        if (system != null) {
            print(AlarmFacts.of(done(accounts.show(caller(), SystemReference.read(system))))
                    .with("zoneList", zones(accounts)));
            return;
        }
        AlarmAccounts.Filter filter = new AlarmAccounts.Filter(
                Words.read(AlarmAccount.State.class, state),
                Optional.ofNullable(text),
                Optional.ofNullable(after),
                limit);
        Page<AlarmAccount> page = done(accounts.list(caller(), filter));
        print(
                page.items().stream().map(AlarmFacts::of).toList(),
                "id",
                "name",
                "state",
                "panel",
                "station",
                "account",
                "onTestUntil");
        page.next().ifPresent(next -> remark("There is more: --after " + next));
    }

    private List<String> zones(AlarmAccounts accounts) throws NotDone {
        return done(accounts.zones(caller(), SystemReference.read(system))).stream()
                .map(zone -> "Zone " + zone.number() + " = " + zone.name().orElse("(no name: name it)"))
                .toList();
    }
}

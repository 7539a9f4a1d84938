package org.switchroom.shell.alarm;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.switchroom.alarm.AccountId;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEvents;
import org.switchroom.answer.Page;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.shell.Words;

@Service
@Command(scope = "alarm", name = "events", description = "Lists what panels reported, newest first")
public final class AlarmEventsCommand extends ShowingCommand {
    @Option(name = "--system", description = "Only events of this system")
    @Completion(SystemSuggestions.class)
    private String system;

    @Option(name = "--state", description = "Only events in this state")
    @Completion(
            value = StringsCompleter.class,
            values = {"DUE", "RELAYED", "ABORTED", "ON_TEST", "SHUT_DOWN", "QUARANTINED", "NOT_MONITORED"})
    private String state;

    @Option(name = "--limit", description = "At most so many, 1 to 200")
    private int limit = 50;

    @Option(name = "--after", description = "Go on after a page; the page before tells the value")
    private String after;

    @Override
    protected void run(Services services) throws NotDone {
        Optional<AccountId> account = system == null ? Optional.empty() : Optional.of(SystemReference.read(system));
        AlarmEvents.Filter filter = new AlarmEvents.Filter(
                account, Words.read(AlarmEvent.State.class, state), Optional.ofNullable(after), limit);
        Page<AlarmEvent> page = done(services.need(AlarmEvents.class).list(caller(), filter));
        print(
                page.items().stream().map(AlarmFacts::of).toList(),
                "id",
                "receivedAt",
                "state",
                "event",
                "text",
                "zone",
                "panel",
                "why");
        page.next().ifPresent(next -> remark("There is more: --after " + next));
    }
}

package org.switchroom.shell.alarm;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.alarm.AlarmEventId;
import org.switchroom.alarm.AlarmEvents;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(
        scope = "alarm",
        name = "explain",
        description = "Says why an event is where it is, and tells the story of its message")
public final class AlarmExplain extends ShowingCommand {
    @Argument(name = "event", description = "Id of the event; alarm:events tells it", required = true)
    private String event;

    @Override
    protected void run(Services services) throws NotDone {
        AlarmEvents events = services.need(AlarmEvents.class);
        AlarmEventId id = SystemReference.event(event);
        print(AlarmFacts.of(done(events.show(caller(), id))).with("explanation", done(events.explain(caller(), id))));
    }
}

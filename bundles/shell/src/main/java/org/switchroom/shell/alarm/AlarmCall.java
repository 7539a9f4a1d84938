package org.switchroom.shell.alarm;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.access.Caller;
import org.switchroom.alarm.AlarmEvents;
import org.switchroom.message.MessageId;
import org.switchroom.phone.CallBook;
import org.switchroom.phone.StationCall;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(
        scope = "alarm",
        name = "call",
        description = "Lists the latest calls to central stations, or tells of one what was heard and said")
public final class AlarmCall extends ShowingCommand {
    private static final String NUMBER = "[1-9][0-9]{0,9}";

    @Argument(
            name = "call",
            description = "Number of a call, or id of an event for all calls in which it was told; without it, a list")
    @Completion(CallSuggestions.class)
    private String call;

    @Option(name = "--limit", description = "At most so many, 1 to 200")
    private int limit = 20;

    @Override
    protected void run(Services services) throws NotDone {
        Caller asking = caller();
        if (limit < 1 || limit > 200) {
            throw new NotDone("--limit is " + limit + "; expected 1 to 200");
        }
        if (call == null) {
            print(
                    seen(services, asking).limit(limit).map(CallFacts::row).toList(),
                    "number",
                    "began",
                    "station",
                    "line",
                    "ending",
                    "length",
                    "events",
                    "kissedOff",
                    "attempts");
        } else if (call.matches(NUMBER)) {
            print(seen(services, asking)
                    .filter(each -> Long.toString(each.number()).equals(call))
                    .findFirst()
                    .map(CallFacts::of)
                    .orElseThrow(() -> new NotDone("There is no call " + call
                            + " here: calls are counted from the start of Switchroom, the latest are kept."
                            + " alarm:call lists them; message:show tells what became of an older alarm")));
        } else {
            printAll(ofEvent(services, asking).stream().map(CallFacts::of).toList());
        }
    }

    /** Newest first, with what the person may see of them. */
    static Stream<StationCall> seen(Services services, Caller asking) throws NotDone {
        return services.all(CallBook.class, "").stream()
                .flatMap(book -> book.calls().stream())
                .flatMap(each -> each.asSeenBy(asking).stream());
    }

    private List<StationCall> ofEvent(Services services, Caller asking) throws NotDone {
        Optional<MessageId> message = done(services.need(AlarmEvents.class).show(asking, SystemReference.event(call)))
                .message();
        List<StationCall> calls = seen(services, asking)
                .filter(each -> each.events().stream()
                        .anyMatch(told -> message.filter(told.message()::equals).isPresent()))
                .toList();
        if (calls.isEmpty()) {
            throw new NotDone("No call is kept in which event " + call + " was told. alarm:explain " + call
                    + " tells where it is");
        }
        return calls;
    }
}

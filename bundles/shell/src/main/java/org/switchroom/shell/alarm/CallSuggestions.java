package org.switchroom.shell.alarm;

import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Candidate;
import org.switchroom.shell.Callers;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.Suggestions;

/** The latest calls. */
@Service
public final class CallSuggestions extends Suggestions {
    @Override
    protected Stream<Candidate> suggest(Services services) throws NotDone {
        return AlarmCall.seen(services, Callers.current())
                .limit(MOST)
                .map(call -> candidate(call.number(), call.station() + " over " + call.line()));
    }
}

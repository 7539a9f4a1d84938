package org.switchroom.alarm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Page;
import org.switchroom.routing.Explanation;

/** The events of a tenant's panels. Provided by core. Reads block on the database. */
@ProviderType
public interface AlarmEvents {
    /**
     * @param account only this account's, when given
     * @param state only these, when given
     * @param after the {@code next} of the page before, when given
     * @param limit 1 to 200
     */
    record Filter(Optional<AccountId> account, Optional<AlarmEvent.State> state, Optional<String> after, int limit) {}

    /** Events in quarantine belong to the main tenant. */
    Answer<Page<AlarmEvent>> list(Caller caller, Filter filter);

    Answer<AlarmEvent> show(Caller caller, AlarmEventId id);

    /** Why it is where it is, line by line: delay, what takes it back, whom it goes to, and the story of its message. */
    Answer<List<String>> explain(Caller caller, AlarmEventId id);

    /**
     * By which rule each party of the event's account would be told of it beside the station, and why. Sends nothing.
     *
     * @param at as if it were relayed then; now when empty
     */
    Answer<List<Explanation>> explainRules(Caller caller, AlarmEventId id, Optional<Instant> at);
}

package org.switchroom.shell.alarm;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Candidate;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmAccounts;
import org.switchroom.answer.Page;
import org.switchroom.shell.Callers;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.Suggestions;

/** The newest systems. */
@Service
public final class SystemSuggestions extends Suggestions {
    @Override
    protected Stream<Candidate> suggest(Services services) throws NotDone {
        AlarmAccounts.Filter all = new AlarmAccounts.Filter(Optional.empty(), Optional.empty(), Optional.empty(), MOST);
        List<AlarmAccount> newest =
                services.need(AlarmAccounts.class).list(Callers.current(), all).fold(Page::items, problem -> List.of());
        return newest.stream().map(account -> candidate(account.id(), account.name()));
    }
}

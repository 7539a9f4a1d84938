package org.switchroom.shell.party;

import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Candidate;
import org.switchroom.shell.Services;
import org.switchroom.shell.Suggestions;

/** The beginnings {@code field=}, as {@code Parties} names them. */
@Service
public final class PartyFieldSuggestions extends Suggestions {
    @Override
    protected Stream<Candidate> suggest(Services services) {
        return Stream.of(
                        "kind",
                        "name",
                        "accountNumber",
                        "siteCode",
                        "email",
                        "mobile",
                        "phone",
                        "address",
                        "messageVia",
                        "wantsJobs",
                        "wantsUpdates",
                        "smartnetId")
                .map(field -> new Candidate(field + "=", false));
    }
}

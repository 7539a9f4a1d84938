package org.switchroom.shell.tenant;

import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Candidate;
import org.switchroom.access.ApiToken;
import org.switchroom.access.Tenants;
import org.switchroom.shell.Callers;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.Suggestions;

/** The tokens that are still valid. */
@Service
public final class TokenSuggestions extends Suggestions {
    @Override
    protected Stream<Candidate> suggest(Services services) throws NotDone {
        List<ApiToken> tokens =
                services.need(Tenants.class).tokens(Callers.current()).fold(all -> all, problem -> List.of());
        return tokens.stream()
                .filter(token -> token.revokedAt().isEmpty())
                .map(token -> candidate(token.id(), token.name()));
    }
}

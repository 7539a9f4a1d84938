package org.switchroom.shell.tenant;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Candidate;
import org.switchroom.access.Scope;
import org.switchroom.shell.Services;
import org.switchroom.shell.Suggestions;

/** What a token may be allowed. */
@Service
public final class ScopeSuggestions extends Suggestions {
    @Override
    protected Stream<Candidate> suggest(Services services) {
        return Arrays.stream(Scope.values()).map(scope -> new Candidate(scope.text()));
    }
}

package org.switchroom.shell.tenant;

import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Candidate;
import org.switchroom.access.Tenants;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.Suggestions;

/** All tenants. */
@Service
public final class TenantSuggestions extends Suggestions {
    @Override
    protected Stream<Candidate> suggest(Services services) throws NotDone {
        return services.need(Tenants.class).list().stream().map(tenant -> candidate(tenant.id(), tenant.name()));
    }
}

package org.switchroom.shell.tenant;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.access.Tenants;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(scope = "tenant", name = "token-list", description = "Lists the tokens of machines, without their secrets")
public final class TokenList extends ShowingCommand {
    @Override
    protected void run(Services services) throws NotDone {
        print(
                done(services.need(Tenants.class).tokens(caller())).stream()
                        .map(TenantFacts::of)
                        .toList(),
                "id",
                "tenant",
                "name",
                "scopes",
                "createdAt",
                "revokedAt");
    }
}

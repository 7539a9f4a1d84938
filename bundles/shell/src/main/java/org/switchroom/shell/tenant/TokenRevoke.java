package org.switchroom.shell.tenant;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.access.Tenants;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(
        scope = "tenant",
        name = "token-revoke",
        description = "Takes a token back; it is refused from the next request on")
public final class TokenRevoke extends ShowingCommand {
    @Argument(name = "token", description = "Id of the token", required = true)
    @Completion(TokenSuggestions.class)
    private String token;

    @Override
    protected void run(Services services) throws NotDone {
        print(TenantFacts.of(done(services.need(Tenants.class).revoke(caller(), token))));
    }
}

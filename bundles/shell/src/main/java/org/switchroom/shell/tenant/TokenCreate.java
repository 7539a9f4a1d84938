package org.switchroom.shell.tenant;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenants;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(
        scope = "tenant",
        name = "token-create",
        description = "Makes a token for a machine: tenant:token-create main partner-x jobs:read jobs:write."
                + " The secret is shown once")
public final class TokenCreate extends ShowingCommand {
    @Argument(index = 0, name = "tenant", description = "The tenant that the machine acts for", required = true)
    @Completion(TenantSuggestions.class)
    private String ofTenant;

    @Argument(index = 1, name = "name", description = "What the audit trail calls the machine", required = true)
    private String name;

    @Argument(index = 2, name = "scopes", description = "What it may do", required = true, multiValued = true)
    @Completion(ScopeSuggestions.class)
    private List<String> scopes;

    @Override
    protected void run(Services services) throws NotDone {
        Set<Scope> allowed = EnumSet.noneOf(Scope.class);
        for (String scope : scopes) {
            allowed.add(Scope.parse(scope)
                    .orElseThrow(() -> new NotDone("'" + scope + "' is no scope. The Tab key shows the scopes")));
        }
        Tenants.NewToken token = done(services.need(Tenants.class).issue(caller(), ofTenant, name, allowed));
        print(TenantFacts.of(token.token()).with("secret", token.secret()));
        remark("Give the secret to the machine now: it is kept nowhere and never shown again.");
    }
}

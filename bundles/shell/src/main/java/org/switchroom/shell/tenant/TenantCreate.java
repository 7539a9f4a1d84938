package org.switchroom.shell.tenant;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.access.Tenants;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(scope = "tenant", name = "create", description = "Adds a tenant: tenant:create north 'North district'")
public final class TenantCreate extends ShowingCommand {
    @Argument(
            index = 0,
            name = "id",
            description = "Lower case letters, digits and '-'; it can not be changed later",
            required = true)
    private String id;

    @Argument(index = 1, name = "name", description = "The name that people read", required = true)
    private String name;

    @Override
    protected void run(Services services) throws NotDone {
        print(TenantFacts.of(done(services.need(Tenants.class).create(caller(), id, name))));
    }
}

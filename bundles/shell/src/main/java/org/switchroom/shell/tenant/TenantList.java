package org.switchroom.shell.tenant;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.access.Tenants;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(scope = "tenant", name = "list", description = "Lists the tenants")
public final class TenantList extends ShowingCommand {
    @Override
    protected void run(Services services) throws NotDone {
        print(services.need(Tenants.class).list().stream().map(TenantFacts::of).toList(), "id", "name", "createdAt");
    }
}

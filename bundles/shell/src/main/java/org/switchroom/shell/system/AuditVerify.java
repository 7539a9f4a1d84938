package org.switchroom.shell.system;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.shell.Facts;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.store.AuditReport;
import org.switchroom.store.Journal;

@Service
@Command(
        scope = "switchroom",
        name = "audit-verify",
        description = "Checks the whole audit chain; fails when a link is broken or missing")
public final class AuditVerify extends ShowingCommand {
    @Override
    protected void run(Services services) throws NotDone {
        AuditReport report = services.need(Journal.class).verifyAudit();
        if (report.broken().isPresent()) {
            throw new NotDone("The audit chain is broken after " + report.links() + " links: "
                    + report.broken().get()
                    + ". Keep the database and the seal file as they are, and find out who had access");
        }
        print(new Facts().with("links", report.links()).with("whole", true));
    }
}

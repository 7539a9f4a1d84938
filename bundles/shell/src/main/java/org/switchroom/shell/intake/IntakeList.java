package org.switchroom.shell.intake;

import java.util.Comparator;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.intake.IntakeView;
import org.switchroom.intake.WatchedIntake;
import org.switchroom.shell.Facts;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(scope = "intake", name = "list", description = "Lists the folders and mail boxes that jobs come in from")
public final class IntakeList extends ShowingCommand {
    @Override
    protected void run(Services services) throws NotDone {
        Caller caller = caller();
        if (!caller.may(Scope.TRANSPORTS_READ)) {
            throw new NotDone(caller.name() + " lacks the permission " + Scope.TRANSPORTS_READ.text()
                    + ". Ask an administrator for a role that has it");
        }
        List<Facts> rows = services.all(WatchedIntake.class, "").stream()
                .map(WatchedIntake::view)
                .filter(view -> caller.mayActFor(view.tenant()))
                .sorted(Comparator.comparing(IntakeView::name))
                .map(IntakeList::facts)
                .toList();
        print(rows, "name", "kind", "tenant", "source", "waiting", "current", "taken", "rejected", "trouble");
    }

    private static Facts facts(IntakeView view) {
        return new Facts()
                .with("name", view.name())
                .with("kind", view.kind())
                .with("tenant", view.tenant())
                .with("source", view.source())
                .with("waiting", view.waiting())
                .with("current", view.current())
                .with("taken", view.taken())
                .with("rejected", view.rejected())
                .with("lastTakenAt", view.lastTakenAt())
                .with("trouble", view.trouble());
    }
}

package org.switchroom.shell.intake;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.alarm.ReceiverView;
import org.switchroom.alarm.WatchedReceiver;
import org.switchroom.shell.Facts;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(
        scope = "intake",
        name = "receivers",
        description = "Lists the ports that alarm panels report to: what came, what became of it, and what they bear")
public final class IntakeReceivers extends ShowingCommand {
    @Override
    protected void run(Services services) throws NotDone {
        Caller caller = caller();
        if (!caller.may(Scope.TRANSPORTS_READ)) {
            throw new NotDone(caller.name() + " lacks the permission " + Scope.TRANSPORTS_READ.text()
                    + ". Ask an administrator for a role that has it");
        }
        List<Facts> rows = services.all(WatchedReceiver.class, "").stream()
                .map(WatchedReceiver::view)
                .sorted(Comparator.comparing(ReceiverView::name))
                .map(IntakeReceivers::facts)
                .toList();
        print(
                rows,
                "name",
                "listensAt",
                "connections",
                "mostConnections",
                "waiting",
                "lastReportAt",
                "counts",
                "trouble");
    }

    private static Facts facts(ReceiverView view) {
        return new Facts()
                .with("name", view.name())
                .with("listensAt", String.join(", ", view.listensAt()))
                .with("connections", view.connections())
                .with("mostConnections", view.limits().connections())
                .with("waiting", view.waiting())
                .with("mostWaiting", view.limits().waiting())
                .with("longestMessage", view.limits().frameBytes())
                .with("idleSeconds", view.limits().idle().toSeconds())
                .with("slowSeconds", view.limits().slow().toSeconds())
                .with("lastReportAt", view.lastReportAt())
                .with("counts", shown(view.counts()))
                .with("trouble", view.trouble());
    }

    /** What never happened is not worth a word. */
    private static String shown(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }
}

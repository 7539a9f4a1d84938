package org.switchroom.shell.sms;

import java.util.Comparator;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.shell.Facts;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.sms.ModemView;
import org.switchroom.sms.WatchedModem;

@Service
@Command(
        scope = "sms",
        name = "modems",
        description = "Lists the GSM modems: signal, operator, SIM, and what is being done for one that does not work")
public final class SmsModems extends ShowingCommand {
    @Override
    protected void run(Services services) throws NotDone {
        List<Facts> rows = services.all(WatchedModem.class, "").stream()
                .map(WatchedModem::view)
                .sorted(Comparator.comparing(ModemView::name))
                .map(SmsModems::facts)
                .toList();
        print(
                rows,
                "name",
                "channel",
                "line",
                "state",
                "rung",
                "reason",
                "sim",
                "operator",
                "signalDbm",
                "waiting",
                "lastSuccess");
    }

    private static Facts facts(ModemView view) {
        return new Facts()
                .with("name", view.name())
                .with("channel", view.group())
                .with("tenant", view.tenant())
                .with("line", view.line())
                .with("state", view.state())
                .with("since", view.since())
                .with("rung", view.rung())
                .with("reason", view.reason())
                .with("sim", view.sim())
                .with("network", view.network())
                .with("operator", view.operator())
                .with("signalDbm", view.signalDecibels())
                .with("waiting", view.waiting())
                .with("lastSuccess", view.lastSuccess());
    }
}

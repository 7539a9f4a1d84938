package org.switchroom.shell.sms;

import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.shell.Facts;
import org.switchroom.shell.Fields;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.sms.SmsSwitches;

@Service
@Command(
        scope = "sms",
        name = "switches",
        description = "Shows the switches of the SMS service, or sets some: sms:switches 1400=1")
public final class SmsSwitchesCommand extends ShowingCommand {
    @Argument(
            name = "values",
            description = "What to set, by number: 1400=1 1402='Your control room'; nothing behind = takes back",
            multiValued = true)
    private List<String> values;

    @Option(name = "--seen", description = "The version that the change is made from; without it, the one in force now")
    private Integer seen;

    @Override
    protected void run(Services services) throws NotDone {
        SmsSwitches switches = services.need(SmsSwitches.class);
        Map<String, String> changes = Fields.read(values);
        SmsSwitches.InForce inForce = changes.isEmpty()
                ? done(switches.show(caller()))
                : done(switches.change(
                        caller(),
                        seen != null ? seen : done(switches.show(caller())).version(),
                        changes));
        print(
                inForce.switches().stream()
                        .map(one -> new Facts()
                                .with("number", one.number())
                                .with("name", one.name())
                                .with("value", one.value())
                                .with("noEffect", one.noEffect())
                                .with("meaning", one.meaning()))
                        .toList(),
                "number",
                "name",
                "value",
                "noEffect",
                "meaning");
        remark("Tenant " + inForce.tenant() + ", version " + inForce.version());
    }
}

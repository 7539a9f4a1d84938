package org.switchroom.shell.alarm;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.switchroom.alarm.AccountId;
import org.switchroom.alarm.AlarmAccounts;
import org.switchroom.alarm.AlarmAccounts.Activation;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(
        scope = "alarm",
        name = "activate",
        description = "Has a system monitored, or ends that: the station's number, the account there, the panel's CRC")
public final class AlarmActivate extends ShowingCommand {
    @Argument(index = 0, name = "system", description = "Id of the system", required = true)
    @Completion(SystemSuggestions.class)
    private String system;

    @Option(name = "--station", description = "One of the central station's numbers")
    private String station;

    @Option(name = "--account", description = "The account there: four digits 0-9, B-F")
    private String account;

    @Option(name = "--crc", description = "The four digits of the panel's label")
    private String crc;

    @Option(
            name = "--life-safety-at-once",
            description = "yes: fire, medical, panic, hold-up and gas go without delay; no: they wait like the rest")
    @Completion(
            value = StringsCompleter.class,
            values = {"yes", "no"})
    private String atOnce;

    @Option(name = "--off", description = "Not monitored any more; unlocks a locked system, for administrators")
    private boolean off;

    @Override
    protected void run(Services services) throws NotDone {
        AlarmAccounts accounts = services.need(AlarmAccounts.class);
        AccountId id = SystemReference.read(system);
        if (off) {
            print(AlarmFacts.of(done(accounts.deactivate(caller(), id))));
            return;
        }
        if (station == null || account == null || crc == null || atOnce == null || !atOnce.matches("yes|no")) {
            throw new NotDone("An activation needs --station, --account, --crc and --life-safety-at-once yes or no;"
                    + " nothing was done");
        }
        print(AlarmFacts.of(
                done(accounts.activate(caller(), id, new Activation(station, account, crc, atOnce.equals("yes"))))));
    }
}

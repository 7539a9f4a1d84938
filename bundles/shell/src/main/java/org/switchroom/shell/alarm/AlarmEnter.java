package org.switchroom.shell.alarm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.alarm.AccountId;
import org.switchroom.alarm.AlarmAccounts;
import org.switchroom.shell.Fields;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(
        scope = "alarm",
        name = "enter",
        description =
                "Enters a system, or changes one: alarm:enter name=Villa panel=1A2B crc=4F2A 'zones=1=Door;2=Window'")
public final class AlarmEnter extends ShowingCommand {
    @Option(name = "--system", description = "The system to change; without it, a new one")
    @Completion(SystemSuggestions.class)
    private String system;

    @Argument(
            name = "field=value",
            description =
                    "name, panel, crc, key, plainAllowed, interval, delays, restoreAborts, cancelAborts, zones; in a"
                            + " list, a semicolon between two",
            required = true,
            multiValued = true)
    private List<String> fields;

    @Override
    protected void run(Services services) throws NotDone {
        AlarmAccounts accounts = services.need(AlarmAccounts.class);
        Map<String, String> all = lines(Fields.read(fields));
        if (system == null) {
            print(AlarmFacts.of(done(accounts.create(caller(), all))));
            return;
        }
        AccountId id = SystemReference.read(system);
        int revision = done(accounts.show(caller(), id)).revision();
        print(AlarmFacts.of(done(accounts.change(caller(), id, revision, all))));
    }

    static Map<String, String> lines(Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>();
        fields.forEach((name, value) -> all.put(name, value.replace(";", "\n")));
        return all;
    }
}

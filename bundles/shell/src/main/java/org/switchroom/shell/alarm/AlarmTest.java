package org.switchroom.shell.alarm;

import java.time.Duration;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.alarm.AccountId;
import org.switchroom.alarm.AlarmAccounts;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(
        scope = "alarm",
        name = "test",
        description = "Sends a manual test (601) to the central station at once, or keeps a system on test for a while")
public final class AlarmTest extends ShowingCommand {
    @Argument(index = 0, name = "system", description = "Id of the system", required = true)
    @Completion(SystemSuggestions.class)
    private String system;

    @Option(
            name = "--on-test",
            description = "Minutes in which nothing of it is relayed, 0 to 1440; 0 ends it. No test is sent then")
    private Integer minutes;

    @Override
    protected void run(Services services) throws NotDone {
        AlarmAccounts accounts = services.need(AlarmAccounts.class);
        AccountId id = SystemReference.read(system);
        if (minutes != null) {
            print(AlarmFacts.of(done(accounts.onTest(caller(), id, Duration.ofMinutes(minutes)))));
        } else {
            print(AlarmFacts.of(done(accounts.sendTest(caller(), id))));
        }
    }
}

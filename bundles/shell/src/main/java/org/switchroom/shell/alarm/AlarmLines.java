package org.switchroom.shell.alarm;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.phone.CallBook;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(
        scope = "alarm",
        name = "lines",
        description =
                "Lists the telephone lines in the order in which they are tried: how they are, and why one is out")
public final class AlarmLines extends ShowingCommand {
    @Override
    protected void run(Services services) throws NotDone {
        print(
                services.all(CallBook.class, "").stream()
                        .flatMap(book -> book.lines().stream())
                        .map(CallFacts::of)
                        .toList(),
                "name",
                "kind",
                "trunk",
                "state",
                "detail",
                "busy",
                "free",
                "lastSuccess",
                "lastEnding");
    }
}

package org.switchroom.shell.alarm;

import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.alarm.EventCode;
import org.switchroom.alarm.EventCodes;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;

@Service
@Command(scope = "alarm", name = "codes", description = "Lists the event codes of Contact ID with their classes")
public final class AlarmCodes extends ShowingCommand {
    @Argument(name = "text", description = "Only codes with this in code, text, class or SIA letters")
    private String text;

    @Override
    protected void run(Services services) throws NotDone {
        String wanted = text == null ? "" : text.toLowerCase(Locale.ROOT);
        print(
                EventCodes.all().stream()
                        .filter(code -> words(code).contains(wanted))
                        .map(AlarmFacts::of)
                        .toList(),
                "code",
                "text",
                "eventClass",
                "number",
                "sia",
                "siaRestore");
    }

    private static String words(EventCode code) {
        return (code.code() + " " + code.text() + " " + code.eventClass() + " "
                        + code.siaNew().orElse("") + " " + code.siaRestore().orElse(""))
                .toLowerCase(Locale.ROOT);
    }
}

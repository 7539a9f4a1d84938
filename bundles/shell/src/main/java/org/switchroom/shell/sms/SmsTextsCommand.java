package org.switchroom.shell.sms;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.sms.SmsTexts;

@Service
@Command(scope = "sms", name = "texts", description = "Shows the ready texts, or writes one")
public final class SmsTextsCommand extends ShowingCommand {
    @Argument(index = 0, name = "name", description = "Name of a text; without it, all of them")
    private String name;

    @Argument(index = 1, name = "text", description = "What it is to say, in quotation marks; '' removes it")
    private String text;

    @Override
    protected void run(Services services) throws NotDone {
        SmsTexts texts = services.need(SmsTexts.class);
        if (name == null) {
            print(
                    done(texts.list(caller())).stream().map(SmsFacts::of).toList(),
                    "name",
                    "text",
                    "version",
                    "changedBy",
                    "changedAt");
        } else if (text == null) {
            print(SmsFacts.of(done(texts.show(caller(), name))));
        } else {
            int seen = texts.show(caller(), name).fold(SmsTexts.SmsText::version, problem -> 0);
            print(SmsFacts.of(done(texts.set(caller(), name, seen, text))));
        }
    }
}

package org.switchroom.shell.sms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.switchroom.party.PartyId;
import org.switchroom.shell.Facts;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.shell.message.MessageFacts;
import org.switchroom.shell.party.PartySuggestions;
import org.switchroom.sms.SmsMessages;

@Service
@Command(
        scope = "sms",
        name = "send",
        description = "Writes an SMS, and shows alphabet and segments; with --preview only shows them")
public final class SmsSend extends ShowingCommand {
    @Argument(index = 0, name = "to", description = "Number, or id of a party", required = true)
    @Completion(PartySuggestions.class)
    private String to;

    @Argument(index = 1, name = "text", description = "The text, in quotation marks; not with --template or --binary")
    private String text;

    @Option(name = "--template", description = "Name of a ready text; sms:texts shows them")
    private String template;

    @Option(
            name = "--binary",
            description = "Octets for a device instead of a text, in hexadecimal digits; once for each segment",
            multiValued = true)
    private List<String> binary;

    @Option(name = "--user-data-header", description = "Each segment of --binary begins with a user data header")
    private boolean userDataHeader;

    @Option(name = "--kind", description = "How long it is worth sending: info (without it), job or alarm")
    @Completion(
            value = StringsCompleter.class,
            values = {"info", "job", "alarm"})
    private String kind;

    @Option(name = "--next-run", description = "Not at once, but with the next run of the job Service SMS")
    private boolean nextRun;

    @Option(name = "--preview", description = "Send nothing, only show how it would travel")
    private boolean preview;

    @Override
    protected void run(Services services) throws NotDone {
        SmsMessages sms = services.need(SmsMessages.class);
        if (preview) {
            print(SmsFacts.of(done(sms.preview(caller(), fields()))));
            return;
        }
        SmsMessages.Sent sent =
                done(sms.send(caller(), fields(), Optional.empty())).value();
        Facts facts = MessageFacts.of(sent.message());
        sent.preview().ifPresent(how -> facts.with("preview", SmsFacts.of(how)));
        print(facts);
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(PartyId.parse(to).isPresent() ? "party" : "to", to);
        put(fields, "text", text);
        put(fields, "template", template);
        put(fields, "binary", binary == null ? null : String.join(",", binary));
        put(fields, "userDataHeader", userDataHeader ? "true" : null);
        put(fields, "kind", kind);
        if (nextRun) {
            fields.put("when", "next-run");
        }
        return fields;
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}

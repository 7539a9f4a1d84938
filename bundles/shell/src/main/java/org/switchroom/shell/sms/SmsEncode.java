package org.switchroom.shell.sms;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.shell.Facts;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.sms.EncodedSms;
import org.switchroom.sms.SmsCodec;

@Service
@Command(
        scope = "sms",
        name = "encode",
        description = "Shows how a text would travel: alphabet, parts, PDUs. Sends nothing")
public final class SmsEncode extends ShowingCommand {
    @Argument(index = 0, name = "number", description = "Recipient, such as +436641234567", required = true)
    private String number;

    @Argument(index = 1, name = "text", description = "The text, in quotation marks", required = true)
    private String text;

    @Override
    protected void run(Services services) throws NotDone {
        EncodedSms sms = done(services.need(SmsCodec.class).encode(number, text));
        print(new Facts()
                .with("alphabet", sms.alphabet())
                .with("parts", sms.parts().size())
                .with("left", sms.left())
                .with("sms", sms.parts().stream().map(SmsEncode::facts).toList()));
    }

    private static Facts facts(EncodedSms.Part part) {
        return new Facts().with("length", part.length()).with("pdu", part.pdu()).with("text", part.text());
    }
}

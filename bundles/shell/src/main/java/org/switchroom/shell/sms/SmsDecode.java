package org.switchroom.shell.sms;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.switchroom.shell.Facts;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.sms.DecodedSms;
import org.switchroom.sms.SmsCodec;

@Service
@Command(scope = "sms", name = "decode", description = "Says what PDUs mean, parts of one message joined")
public final class SmsDecode extends ShowingCommand {
    @Argument(
            name = "pdu",
            description = "Digits of a PDU, the service centre before it, as a modem prints them",
            required = true,
            multiValued = true)
    private List<String> pdus;

    @Override
    protected void run(Services services) throws NotDone {
        printAll(done(services.need(SmsCodec.class).decode(pdus)).stream()
                .map(SmsDecode::facts)
                .toList());
    }

    private static Facts facts(DecodedSms sms) {
        Facts facts = new Facts()
                .with("kind", sms.kind())
                .with(sms.kind() == DecodedSms.Kind.DELIVER ? "from" : "to", sms.address())
                .with("serviceCentre", sms.serviceCentre())
                .with("sentAt", sms.sentAt())
                .with("doneAt", sms.doneAt())
                .with("reference", sms.reference())
                .with("status", sms.status())
                .with("alphabet", sms.alphabet())
                .with("flash", sms.flash())
                .with("parts", sms.parts());
        if (!sms.missing().isEmpty()) {
            facts.with("missing", sms.missing());
        }
        return facts.with("text", sms.text());
    }
}

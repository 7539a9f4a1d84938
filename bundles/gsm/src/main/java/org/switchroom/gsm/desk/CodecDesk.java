package org.switchroom.gsm.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.gsm.pdu.BadPdu;
import org.switchroom.gsm.pdu.DataCoding;
import org.switchroom.gsm.pdu.Pdu;
import org.switchroom.gsm.pdu.SmsAddress;
import org.switchroom.gsm.pdu.SmsPdu;
import org.switchroom.gsm.pdu.SmsPlan;
import org.switchroom.gsm.pdu.Submit;
import org.switchroom.gsm.pdu.UserData;
import org.switchroom.gsm.pdu.Validity;
import org.switchroom.sms.DecodedSms;
import org.switchroom.sms.EncodedSms;
import org.switchroom.sms.SmsCodec;

/** The service behind {@code sms:decode} and {@code sms:encode}. */
@Component
public final class CodecDesk implements SmsCodec {
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,15}");

    @Override
    public Answer<List<DecodedSms>> decode(List<String> pdus) {
        if (pdus.isEmpty() || pdus.size() > MOST_PDUS) {
            return Answer.refused(
                    Problem.field("pdu", "found " + pdus.size() + " PDUs, expected 1 to " + MOST_PDUS, "Give fewer"));
        }
        Joining joining = new Joining();
        for (int i = 0; i < pdus.size(); i++) {
            try {
                joining.add(SmsPdu.decode(pdus.get(i).strip()));
            } catch (BadPdu unreadable) {
                return Answer.refused(Problem.field(
                        "pdu",
                        "PDU " + (i + 1) + " can not be read: " + unreadable.getMessage(),
                        "Give all of its digits, the service centre before it, as the modem prints them"));
            }
        }
        return Answer.done(joining.all());
    }

    @Override
    public Answer<EncodedSms> encode(String number, String text) {
        if (!NUMBER.matcher(number).matches()) {
            return Answer.refused(Problem.field(
                    "number",
                    "found " + number.length() + " characters that are no number, expected 3 to 15 digits, with a plus"
                            + " before them when it is international",
                    "Write it without spaces and slashes"));
        }
        try {
            return Answer.done(encoded(SmsAddress.ofNumber(number), SmsPlan.of(text)));
        } catch (IllegalArgumentException tooLong) {
            return Answer.refused(Problem.field("text", tooLong.getMessage(), "Shorten it"));
        }
    }

    private static EncodedSms encoded(SmsAddress to, SmsPlan plan) {
        List<EncodedSms.Part> parts = new ArrayList<>();
        List<UserData> all = plan.userData(0, false);
        for (int i = 0; i < all.size(); i++) {
            Pdu pdu = new Submit(
                            Optional.empty(),
                            0,
                            to,
                            0,
                            DataCoding.of(plan.alphabet()),
                            Validity.UNLIMITED,
                            Submit.Flags.REPORT,
                            all.get(i))
                    .encode();
            parts.add(new EncodedSms.Part(plan.parts().get(i), pdu.hex(), pdu.length()));
        }
        return new EncodedSms(plan.alphabet().name(), parts, plan.left());
    }
}

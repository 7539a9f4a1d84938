package org.switchroom.contactid.desk;

import java.util.function.Supplier;
import org.osgi.service.component.annotations.Component;
import org.switchroom.alarm.ContactIdBlock;
import org.switchroom.alarm.ContactIdCodec;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.contactid.BadContactId;
import org.switchroom.contactid.ContactId;
import org.switchroom.message.Content;

/** The service behind what the shell says of Contact ID. */
@Component
public final class CodecDesk implements ContactIdCodec {
    @Override
    public Answer<ContactIdBlock> decodeDigits(String digits) {
        return read("digits", () -> ContactId.parse(unspaced(digits)));
    }

    @Override
    public Answer<ContactIdBlock> decodeKeys(String keys) {
        return read("keys", () -> ContactId.ofKeys(unspaced(keys)));
    }

    @Override
    public Answer<ContactIdBlock> encode(Content.Alarm alarm) {
        return read("alarm", () -> ContactId.of(alarm));
    }

    private static String unspaced(String text) {
        return text.replace(" ", "");
    }

    private static Answer<ContactIdBlock> read(String field, Supplier<ContactId> message) {
        try {
            ContactId read = message.get();
            return Answer.done(new ContactIdBlock(
                    read.account(),
                    read.messageType(),
                    read.qualifier(),
                    read.code(),
                    read.partition(),
                    read.zoneOrUser(),
                    read.digits(),
                    read.keys()));
        } catch (BadContactId wrong) {
            return Answer.refused(Problem.field(
                    field,
                    "This is no message of Contact ID: " + wrong.getMessage(),
                    "Give all 16 of one message, ACCT MT Q XYZ GG CCC S"));
        }
    }
}

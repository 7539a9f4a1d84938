package org.switchroom.core;

import java.util.ArrayList;
import java.util.List;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.sms.DecodedSms;
import org.switchroom.sms.EncodedSms;
import org.switchroom.sms.SmsCodec;

/** A codec as simple as can be: ten characters a segment, and whatever is not ASCII is UCS-2. */
final class TenCharacters implements SmsCodec {
    @Override
    public Answer<List<DecodedSms>> decode(List<String> pdus) {
        return Answer.refused(Problem.field("pdus", "this codec reads none", "Ask one that has a modem"));
    }

    @Override
    public Answer<EncodedSms> encode(String number, String text) {
        List<EncodedSms.Part> parts = new ArrayList<>();
        for (int at = 0; at < text.length(); at += 10) {
            String part = text.substring(at, Math.min(text.length(), at + 10));
            parts.add(new EncodedSms.Part(part, "", 0));
        }
        boolean plain = text.chars().allMatch(c -> c < 128);
        return Answer.done(new EncodedSms(plain ? "GSM_7" : "UCS_2", parts, (10 - text.length() % 10) % 10));
    }
}

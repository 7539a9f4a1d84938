package org.switchroom.sms;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.answer.Answer;

/** What travels over the air, for people who support a modem. Any thread; answers at once. */
@ProviderType
public interface SmsCodec {
    /** The most PDUs that are read at once: those of the longest message. */
    int MOST_PDUS = 255;

    /**
     * Reads PDUs as modems print them, the service centre before them. Parts of one message are joined, in whatever order
     * they are given; messages come in the order of their first given part.
     */
    Answer<List<DecodedSms>> decode(List<String> pdus);

    /**
     * What would be sent.
     *
     * @param number international with a plus, or as the network takes it
     */
    Answer<EncodedSms> encode(String number, String text);
}

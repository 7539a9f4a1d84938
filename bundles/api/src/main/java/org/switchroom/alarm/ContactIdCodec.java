package org.switchroom.alarm;

import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.answer.Answer;
import org.switchroom.message.Content;

/** What travels over a telephone line, for people who support central stations. Any thread; answers at once. */
@ProviderType
public interface ContactIdCodec {
    /** Reads the 16 digits of a message as they are written (0-9, B-F), or as a receiver prints them. */
    Answer<ContactIdBlock> decodeDigits(String digits);

    /** Reads the 16 DTMF keys of a message as they are heard on a line (0-9, {@code *}, {@code #}, A-D). */
    Answer<ContactIdBlock> decodeKeys(String keys);

    /** What would be sent. */
    Answer<ContactIdBlock> encode(Content.Alarm alarm);
}

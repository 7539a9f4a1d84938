package org.switchroom.alarm;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.answer.Answer;

/** What panels and stations say by SIA DC-09, for people who look for what is wrong with it. Any thread; answers at once. */
@ProviderType
public interface FrameCodec {
    /**
     * Reads one frame, sound or damaged, as a receiver of ours would.
     *
     * @param frame as a log or a capture has it: with LF and CR, without them, or with {@code \n} and {@code \r} or
     *     {@code <LF>} and {@code <CR>} for them; or its bytes in hexadecimal digits, beginning with {@code 0A}
     * @param key of AES, as 32, 48 or 64 hexadecimal digits or as 16, 24 or 32 characters; empty when it is not known
     * @return refused when there is nothing of a frame in it, or the key is none
     */
    Answer<DecodedFrame> decode(String frame, Optional<String> key);
}

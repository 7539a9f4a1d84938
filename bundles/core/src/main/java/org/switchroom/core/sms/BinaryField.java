package org.switchroom.core.sms;

import java.util.Arrays;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.message.Content;

/** Binary data as a person writes it: hexadecimal digits, a comma between segments, spaces where they help to read. */
final class BinaryField {
    private BinaryField() {}

    static Answer<Content> read(String hex, String userDataHeader) {
        if (!userDataHeader.equals("true") && !userDataHeader.equals("false")) {
            return Answer.refused(
                    Problem.field("userDataHeader", "'" + userDataHeader + "' is no answer", "Send true or false"));
        }
        try {
            return Answer.done(new Content.Binary(
                    Arrays.stream(hex.split(",", -1))
                            .map(segment -> segment.replaceAll("\\s", ""))
                            .toList(),
                    userDataHeader.equals("true")));
        } catch (IllegalArgumentException unusable) {
            return Answer.refused(Problem.field(
                    "binary",
                    unusable.getMessage(),
                    "Send hexadecimal digits, such as 0A1BFF, of at most " + Content.Binary.MOST_OCTETS
                            + " octets a segment, and split what is longer as the device wants it"));
        }
    }
}

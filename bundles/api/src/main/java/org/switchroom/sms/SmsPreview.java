package org.switchroom.sms;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a text travels, or binary data, told before it is sent.
 *
 * @param text with the fixed text behind it; of binary data, how much there is
 * @param alphabet {@code GSM_7} or {@code UCS_2}; {@code EIGHT_BIT} for binary data
 * @param characters of the text, each counted once; the octets of binary data
 * @param parts the text of each segment; of binary data, how many octets it has
 * @param left how many characters more would fit without another segment
 * @param warning what the sender may want to know, such as that the fixed text costs a segment
 */
public record SmsPreview(
        String text, String alphabet, int characters, List<String> parts, int left, Optional<String> warning) {
    public SmsPreview {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(alphabet, "alphabet");
        parts = List.copyOf(parts);
        Objects.requireNonNull(warning, "warning");
    }
}

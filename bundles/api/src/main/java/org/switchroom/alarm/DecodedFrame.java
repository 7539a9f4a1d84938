package org.switchroom.alarm;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.switchroom.message.Content;

/**
 * A frame of SIA DC-09, field by field.
 *
 * @param id such as {@code ADM-CID}
 * @param meaning the id in words
 * @param crc four hexadecimal digits that its bytes ask for
 * @param length in bytes, from the first quote on
 * @param sequence 0 where the sender does not count
 * @param account as it stands outside of the brackets
 * @param data between the brackets; empty when it is in cipher and can not be read
 * @param blocks further ones, by their letter
 * @param time the sender's
 * @param events what it reports, in the words of Contact ID
 * @param wrong what is not as it should be, each a sentence; empty for a sound frame
 */
public record DecodedFrame(
        String id,
        String meaning,
        boolean encrypted,
        String crc,
        int length,
        int sequence,
        Optional<String> receiver,
        Optional<String> line,
        Optional<String> account,
        Optional<String> data,
        Map<String, String> blocks,
        Optional<Instant> time,
        List<Content.Alarm> events,
        List<String> wrong) {
    public DecodedFrame {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(meaning, "meaning");
        Objects.requireNonNull(crc, "crc");
        blocks = Collections.unmodifiableMap(new LinkedHashMap<>(blocks));
        events = List.copyOf(events);
        wrong = List.copyOf(wrong);
    }
}

package org.switchroom.alarm;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.message.Content;

/**
 * One message of a panel, as its receiver understood it.
 *
 * @param via the receiver it came to, such as {@code dc09}
 * @param account as the panel sent it, upper case: 3 to 16 hexadecimal digits on DC-09
 * @param sequence the panel's number of this message, 1 to 9999; empty where it has none or sends 0000. The same
 *     sequence, account and content within the panel's own time of trying again are one message
 * @param idempotencyKey what makes a repeat the same message where there is no sequence; empty when nothing does
 * @param events in the panel's order; empty for a poll, which says only that the panel lives
 * @param raw what came, readable, for the record; a cipher's plain text, without its padding and without keys
 * @param panelTime the panel's own clock, shown and never used for a delay
 * @param receivedAt when the last byte had come
 * @param extra what else it said, by its block's letter: {@code X} longitude, {@code Y} latitude, {@code V} a link to pictures
 */
public record PanelReport(
        String via,
        String account,
        Optional<Integer> sequence,
        Optional<String> idempotencyKey,
        List<Content.Alarm> events,
        String raw,
        Optional<Instant> panelTime,
        Instant receivedAt,
        Map<String, String> extra) {
    public PanelReport {
        events = List.copyOf(events);
        extra = Map.copyOf(extra);
    }
}

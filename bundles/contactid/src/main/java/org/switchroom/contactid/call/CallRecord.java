package org.switchroom.contactid.call;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was said and heard in a call, for people who ask why.
 *
 * @param answered false when nobody picked up
 * @param length from the answer to the end
 * @param handshake empty when none came
 * @param events in the order in which they came to an end
 * @param hungUpByUs false when the other side or the line did
 */
public record CallRecord(
        boolean answered, Duration length, Optional<Handshake> handshake, List<Told> events, boolean hungUpByUs) {
    public CallRecord {
        events = List.copyOf(events);
    }

    /**
     * The station's invitation.
     *
     * @param after from the answer to its end; negative when it came before the answer, in early sound
     * @param low 1400 Hz as it was heard
     * @param high 2300 Hz as it was heard
     */
    public record Handshake(Duration after, HeardTone low, HeardTone high) {}

    /**
     * An event of this call.
     *
     * @param after from the answer to its end; zero when nobody picked up
     */
    public record Told(Report report, Outcome outcome, Duration after) {}
}

package org.switchroom.phone;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One call to a central station, for people who ask what was said and heard.
 *
 * @param number counts from 1 since the start
 * @param station the number dialled
 * @param line empty when no line took the call
 * @param ending empty while it goes on
 * @param length from the answer to the end; zero when nobody picked up
 * @param handshake empty when none was heard
 * @param events in the order in which they came to an end
 */
public record StationCall(
        long number,
        Instant began,
        String station,
        String line,
        Optional<Ending> ending,
        Duration length,
        Optional<Handshake> handshake,
        List<Told> events) {
    public StationCall {
        events = List.copyOf(events);
    }

    /** A tone as it was heard; the level in dBm0. */
    public record Tone(double hertz, double level, Duration length) {}

    /** @param after from the answer to its end */
    public record Handshake(Duration after, Tone low, Tone high) {}

    /**
     * An event of this call.
     *
     * @param digits all 16
     * @param result such as {@code kissed-off} or {@code no-kiss-off}
     * @param attempts how often its digits were begun
     * @param after from the answer to its end
     */
    public record Told(
            String digits, String result, int attempts, Optional<Tone> kissOff, String detail, Duration after) {}
}

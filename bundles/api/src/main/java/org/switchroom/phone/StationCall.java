package org.switchroom.phone;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchroom.access.Caller;
import org.switchroom.message.MessageId;

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
 * @param recording the file on this machine with its sound, where one is kept
 */
public record StationCall(
        long number,
        Instant began,
        String station,
        String line,
        Optional<Ending> ending,
        Duration length,
        Optional<Handshake> handshake,
        List<Told> events,
        Optional<String> recording) {
    public StationCall {
        events = List.copyOf(events);
    }

    /** With the events of the caller's tenants only; empty when the call has none of those. */
    public Optional<StationCall> asSeenBy(Caller caller) {
        if (caller.everyTenant()) {
            return Optional.of(this);
        }
        List<Told> own =
                events.stream().filter(told -> caller.mayActFor(told.tenant())).toList();
        // Whatever others said in the call is in its sound, too.
        Optional<String> sound = own.size() == events.size() ? recording : Optional.empty();
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(new StationCall(number, began, station, line, ending, length, handshake, own, sound));
    }

    /** A tone as it was heard; the level in dBm0. */
    public record Tone(double hertz, double level, Duration length) {}

    /** @param after from the answer to its end; negative when it came before the answer, in early sound */
    public record Handshake(Duration after, Tone low, Tone high) {}

    /**
     * An event of this call.
     *
     * @param tenant whose it is
     * @param message the message it was told for
     * @param digits all 16
     * @param result such as {@code kissed-off} or {@code no-kiss-off}
     * @param attempts how often its digits were begun
     * @param after from the answer to its end
     */
    public record Told(
            String tenant,
            MessageId message,
            String digits,
            String result,
            int attempts,
            Optional<Tone> kissOff,
            String detail,
            Duration after) {}
}

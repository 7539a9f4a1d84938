package org.switchroom.contactid.call;

import java.time.Duration;

/**
 * How a call is led.
 *
 * @param handshakeWithin after the station has picked up
 * @param pause from the end of a handshake or kiss-off to the next digit; DC-05 has 250 to 300 ms
 * @param digitOn how long each digit sounds; 50 to 60 ms
 * @param digitOff the silence between two; 50 to 60 ms
 * @param kissOffWithin from the end of the last digit to the beginning of the kiss-off as it is heard, so what the
 *     network takes for the way there and back is in it
 * @param attempts for each event
 * @param digitLevelDbm0 of each of the two tones of a digit
 */
public record CallSettings(
        Duration handshakeWithin,
        Duration pause,
        Duration digitOn,
        Duration digitOff,
        Duration kissOffWithin,
        int attempts,
        double digitLevelDbm0) {
    /**
     * As DC-05 has it. The pause is the shortest plus what the end of a tone may be mistaken by; 35 s of waiting are ours,
     * for stations that play a greeting or let a second receiver take over.
     */
    public static final CallSettings STANDARD = new CallSettings(
            Duration.ofSeconds(35),
            Duration.ofMillis(260),
            Duration.ofMillis(50),
            Duration.ofMillis(50),
            Duration.ofMillis(1250),
            4,
            -10);

    public CallSettings {
        between("the wait for a handshake", handshakeWithin, 1_000, 120_000);
        between("the pause", pause, 100, 1_000);
        between("a digit", digitOn, 40, 200);
        between("the silence between digits", digitOff, 40, 200);
        between("the wait for a kiss-off", kissOffWithin, 500, 5_000);
        if (attempts < 1 || attempts > 10) {
            throw new IllegalArgumentException("attempts are " + attempts + ", expected 1 to 10");
        }
        if (!(digitLevelDbm0 >= -30 && digitLevelDbm0 <= -3)) {
            throw new IllegalArgumentException("the level of a digit's tones is " + digitLevelDbm0
                    + " dBm0, expected -30 to -3; above, the two of them together do not fit into the line");
        }
    }

    /** The same with another wait for the handshake. */
    public CallSettings withHandshakeWithin(Duration other) {
        return new CallSettings(other, pause, digitOn, digitOff, kissOffWithin, attempts, digitLevelDbm0);
    }

    /** The same with another wait for the kiss-off. */
    public CallSettings withKissOffWithin(Duration other) {
        return new CallSettings(handshakeWithin, pause, digitOn, digitOff, other, attempts, digitLevelDbm0);
    }

    /** The same with another level. */
    public CallSettings withDigitLevelDbm0(double other) {
        return new CallSettings(handshakeWithin, pause, digitOn, digitOff, kissOffWithin, attempts, other);
    }

    private static void between(String what, Duration value, long least, long most) {
        if (value.toMillis() < least || value.toMillis() > most) {
            throw new IllegalArgumentException(
                    what + " is " + value.toMillis() + " ms, expected " + least + " to " + most + " ms");
        }
    }
}

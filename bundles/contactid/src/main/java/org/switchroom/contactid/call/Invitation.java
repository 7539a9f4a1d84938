package org.switchroom.contactid.call;

import java.util.Optional;
import org.switchroom.contactid.tone.HandshakeEar;
import org.switchroom.contactid.tone.HandshakeEar.Pair;
import org.switchroom.contactid.tone.Rate;
import org.switchroom.contactid.tone.Reading;
import org.switchroom.contactid.tone.Span;

/**
 * Waits for the station's handshake. One that is heard while the call is not up yet, in early sound, is kept: it is
 * answered as soon as the call is up if the station still listens for digits then. If it does not, it invites again;
 * and if it does not do that either, the kept one is answered all the same, for silence would lose the call.
 */
final class Invitation {
    /** Receivers wait from 1 s for the first digit, most 2 s, and then invite again. */
    private static final long FRESH = Rate.PER_SECOND;
    /** Longer than most wait until they invite again. */
    private static final long PATIENCE = 3L * Rate.PER_SECOND;
    /** The beginning of the next tone of a handshake is not further away. */
    private static final long UNSETTLED = Rate.PER_SECOND / 4;

    private final HandshakeEar ear = new HandshakeEar();
    private Optional<Pair> early = Optional.empty();
    private boolean up;
    private long answeredAt;

    void answered(long at) {
        up = true;
        answeredAt = at;
        // What the network said before is no word of the station's.
        ear.forgetStray();
    }

    /** The handshake that is now known to have ended, in a call that is up. */
    Optional<Pair> hear(Reading reading) {
        Optional<Pair> pair = ear.hear(reading);
        if (up) {
            return pair;
        }
        early = pair.or(() -> early);
        return Optional.empty();
    }

    /** The one that came before the answer, when it is time to answer it. */
    Optional<Pair> kept(long now) {
        if (!up || early.isEmpty()) {
            return Optional.empty();
        }
        boolean fresh = answeredAt - early.get().high().end() <= FRESH;
        boolean another = ear.since().filter(since -> now - since < UNSETTLED).isPresent();
        return (fresh || now - answeredAt > PATIENCE) && !another ? early : Optional.empty();
    }

    /** The longest tone since the answer that was no part of a handshake. */
    Optional<Span> stray() {
        return ear.stray();
    }
}

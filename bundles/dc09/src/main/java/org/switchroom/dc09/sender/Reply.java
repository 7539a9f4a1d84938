package org.switchroom.dc09.sender;

import java.time.Instant;
import java.util.Optional;
import org.switchroom.dc09.frame.Frame;
import org.switchroom.dc09.frame.FrameCipher;
import org.switchroom.dc09.frame.FrameContent;

/** What one attempt brought. */
sealed interface Reply {
    record Ack() implements Reply {}

    record Duh() implements Reply {}

    /** @param theirs the station's time */
    record Nak(Instant theirs) implements Reply {}

    /** It left, and nothing came back that answers it. */
    record Silence(String words) implements Reply {}

    /** Nothing left. */
    record NotSent(String words) implements Reply {}

    /** Empty when this frame does not answer the other. */
    static Optional<Reply> to(Frame sent, Frame came, Optional<FrameCipher> cipher) {
        if (came.id().equals(Frame.NAK)) {
            return FrameContent.read(came.content()).flatMap(FrameContent::time).map(Nak::new);
        }
        boolean ours = came.sequence() == sent.sequence()
                && came.account()
                        .map(digits -> digits.equalsIgnoreCase(sent.account().orElse("")))
                        .orElse(false);
        if (!ours) {
            return Optional.empty();
        }
        if (came.id().equals(Frame.DUH)) {
            return Optional.of(new Duh());
        }
        // Who speaks in cipher believes none but the one who has the key.
        boolean believed = cipher.isEmpty()
                || (came.encrypted() && cipher.get().decrypt(came.content()).isPresent());
        return came.id().equals(Frame.ACK) && believed ? Optional.of(new Ack()) : Optional.empty();
    }
}

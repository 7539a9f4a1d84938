package org.switchroom.job;

import java.time.Instant;
import java.util.Optional;
import org.switchroom.message.Texts;

/**
 * Why a dispatcher should look at a job: the red of the dispatch screen. Job-wide; an acknowledgement clears it, and
 * the next trouble brings it back with a higher count.
 *
 * @param count how often since it was last acknowledged
 */
public record Attention(Cause cause, String detail, int count, Instant since) {
    public enum Cause {
        /** Somebody else changed it. */
        CHANGE,
        /** Somebody could not be told. */
        COMM_PROBLEM
    }

    public Attention {
        detail = Texts.keepable(detail);
    }

    /** One more trouble: counts on from what nobody has acknowledged yet, and keeps since when. */
    public static Attention raised(Optional<Attention> before, Cause cause, String detail, Instant now) {
        return new Attention(
                cause,
                detail,
                before.map(Attention::count).orElse(0) + 1,
                before.map(Attention::since).orElse(now));
    }
}

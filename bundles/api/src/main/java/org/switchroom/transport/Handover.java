package org.switchroom.transport;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What became of one attempt to send. Later news arrives as a {@link Receipt}. */
public sealed interface Handover {
    /** The other side has it. The reference is what later receipts will quote. */
    record Accepted(Optional<RemoteReference> reference) implements Handover {}

    /** The other side will never take this one; repeating it would be refused again. */
    record Refused(Reason reason) implements Handover {}

    /** The other side has not got it and says so, or nothing left this machine; try no sooner than the given time. */
    record Unavailable(Reason reason, Duration retryAfter) implements Handover {}

    /** The line fell silent after the message had left. A repeat may arrive twice. */
    record Uncertain(Reason reason) implements Handover {}

    /** Handles every case; the compiler keeps callers complete when a case is added. */
    default <T> T fold(
            Function<? super Accepted, ? extends T> accepted,
            Function<? super Refused, ? extends T> refused,
            Function<? super Unavailable, ? extends T> unavailable,
            Function<? super Uncertain, ? extends T> uncertain) {
        if (this instanceof Accepted a) {
            return accepted.apply(a);
        } else if (this instanceof Refused r) {
            return refused.apply(r);
        } else if (this instanceof Unavailable u) {
            return unavailable.apply(u);
        }
        return uncertain.apply((Uncertain) this);
    }
}

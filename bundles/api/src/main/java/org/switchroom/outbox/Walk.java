package org.switchroom.outbox;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.switchroom.transport.TransportName;

/**
 * What one walk through a message's plan has brought so far. It is on disk with the message, so that a walk goes on where
 * it was after a wait for a busy transport, a restart, or on another node.
 *
 * @param asked transports of the way it is on that could not take it in this walk
 * @param again when the first of all that could not take it may be asked once more; empty when none was asked
 * @param refused kinds of address that were refused for good: no way with one of these is gone again, in no walk
 * @param left why the way before this one was left, in words; empty on the first way
 */
public record Walk(Set<TransportName> asked, Optional<Instant> again, Set<String> refused, Optional<String> left) {
    /** Nothing was asked yet. */
    public static final Walk NEW = new Walk(Set.of(), Optional.empty(), Set.of(), Optional.empty());

    public Walk {
        asked = Set.copyOf(asked);
        refused = Set.copyOf(refused);
        Objects.requireNonNull(again, "again");
        Objects.requireNonNull(left, "left");
    }

    /** After a transport could not take it, and asks to be asked again then. */
    public Walk unavailable(TransportName transport, Instant then) {
        return new Walk(with(asked, transport), Optional.empty(), refused, left).earliest(again, then);
    }

    /** After a transport that is not there any more could not take it. */
    public Walk unavailable(Instant then) {
        return earliest(again, then);
    }

    private Walk earliest(Optional<Instant> one, Instant other) {
        return new Walk(asked, one.filter(it -> it.isBefore(other)).or(() -> Optional.of(other)), refused, left);
    }

    /** After a kind of address was refused. */
    public Walk refused(String scheme) {
        return new Walk(asked, again, with(refused, scheme), left);
    }

    /**
     * On the next way of the plan, in the same walk.
     *
     * @param why the way before was left, in words
     */
    public Walk onNextWay(String why) {
        return new Walk(Set.of(), again, refused, Optional.of(why));
    }

    /** Before a new walk. */
    public Walk ended() {
        return new Walk(Set.of(), Optional.empty(), refused, Optional.empty());
    }

    private static <T> Set<T> with(Set<T> before, T one) {
        Set<T> after = new LinkedHashSet<>(before);
        after.add(one);
        return after;
    }
}

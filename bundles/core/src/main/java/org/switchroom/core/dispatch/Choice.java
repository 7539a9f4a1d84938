package org.switchroom.core.dispatch;

import java.util.function.IntSupplier;
import org.switchroom.transport.Reason;

/** What the directory says when a message looks for a transport on its hop. */
sealed interface Choice {
    /** Take this one; a place in it is taken already and must be given back. */
    record Take(TransportSlot slot) implements Choice {}

    /**
     * There is one, and it takes no more at this moment: wait for the turn.
     *
     * @param room how many of this queue could begin now
     */
    record Queue(Reason reason, String queue, IntSupplier room) implements Choice {}

    /** There is none, or none that could carry it. */
    record None(Reason reason) implements Choice {}
}

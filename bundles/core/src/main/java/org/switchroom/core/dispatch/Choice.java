package org.switchroom.core.dispatch;

import java.time.Instant;
import org.switchroom.transport.Reason;

/** What the directory says when a message looks for a transport on its hop. */
sealed interface Choice {
    /** Take this one; a place in it is taken already and must be given back. */
    record Take(TransportSlot slot) implements Choice {}

    /** There is one, but not at this moment: ask again then, nothing was tried. */
    record Wait(Reason reason, Instant until) implements Choice {}

    /** There is none, or none that could carry it. */
    record None(Reason reason) implements Choice {}
}

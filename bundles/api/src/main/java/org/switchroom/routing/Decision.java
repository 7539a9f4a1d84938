package org.switchroom.routing;

import java.time.Duration;
import java.util.List;
import org.switchroom.transport.Reason;

/** Whom to tell and how, and the explanation that led there. One pure function makes it. */
public sealed interface Decision {
    /** Why, as lines a person reads: what was looked at, what it said, what followed. */
    List<String> why();

    /** Try these in order; the next one is used when the one before is unavailable or refuses for its whole kind. */
    record Send(List<Hop> inOrder, Duration validity, WhenInDoubt whenInDoubt, List<String> why) implements Decision {
        public Send {
            inOrder = List.copyOf(inOrder);
            why = List.copyOf(why);
            if (inOrder.isEmpty()) {
                throw new IllegalArgumentException("a decision to send names at least one way");
            }
        }
    }

    /** Nobody is told, and that is right so. */
    record Silent(List<String> why) implements Decision {
        public Silent {
            why = List.copyOf(why);
        }
    }

    /** Somebody should be told and can not be; a person has to look. */
    record Reject(Reason reason, List<String> why) implements Decision {
        public Reject {
            why = List.copyOf(why);
        }
    }
}

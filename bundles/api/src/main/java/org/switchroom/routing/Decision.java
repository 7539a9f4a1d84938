package org.switchroom.routing;

import java.util.List;
import org.switchroom.transport.Reason;

/** Whom to tell and how, and the explanation that led there. One pure function makes it. */
public sealed interface Decision {
    /** Why, as lines a person reads: which rule, what it said, what followed. */
    List<String> why();

    /** Somebody is told, by one message for each leg. */
    record Send(List<Leg> legs, List<String> why) implements Decision {
        public Send {
            legs = List.copyOf(legs);
            why = List.copyOf(why);
            if (legs.isEmpty()) {
                throw new IllegalArgumentException("a decision to send has at least one leg");
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

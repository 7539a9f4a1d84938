package org.switchroom.core.dispatch;

import java.util.List;
import org.switchroom.transport.Handover;

/** The four outcomes as the words that counters and lists use. */
final class Outcomes {
    static final List<String> WORDS = List.of("accepted", "refused", "unavailable", "uncertain");

    private Outcomes() {}

    static String word(Handover outcome) {
        return outcome.fold(a -> "accepted", r -> "refused", u -> "unavailable", u -> "uncertain");
    }
}

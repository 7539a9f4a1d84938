package org.switchroom.core.routing;

import org.switchroom.routing.Decision;

/** What a rule says to a situation. */
sealed interface Verdict {
    /** It does not decide this; the next rule is asked. */
    record No(String because) implements Verdict {}

    record Yes(Decision decision) implements Verdict {}
}

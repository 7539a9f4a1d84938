package org.switchroom.http.door;

import java.util.Map;
import java.util.function.Function;
import org.switchroom.http.Admission;
import org.switchroom.http.HttpProblem;

/** What the door says. */
sealed interface Verdict {
    record LetIn(Admission admission) implements Verdict {}

    /** @param headers that go with the answer */
    record TurnedAway(HttpProblem problem, Map<String, String> headers) implements Verdict {}

    default <T> T fold(Function<? super LetIn, ? extends T> letIn, Function<? super TurnedAway, ? extends T> turned) {
        if (this instanceof LetIn in) {
            return letIn.apply(in);
        }
        return turned.apply((TurnedAway) this);
    }
}

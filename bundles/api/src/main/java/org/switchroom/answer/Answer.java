package org.switchroom.answer;

import java.util.function.Function;

/** Either the value asked for, or the problem that stood in the way. */
public sealed interface Answer<T> {
    record Done<T>(T value) implements Answer<T> {}

    record Refused<T>(Problem problem) implements Answer<T> {}

    static <T> Answer<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Answer<T> refused(Problem problem) {
        return new Refused<>(problem);
    }

    /** Handles both cases. */
    default <R> R fold(Function<? super T, ? extends R> done, Function<? super Problem, ? extends R> refused) {
        if (this instanceof Done<T> d) {
            return done.apply(d.value());
        }
        return refused.apply(((Refused<T>) this).problem());
    }

    default <R> Answer<R> map(Function<? super T, ? extends R> change) {
        return fold(value -> done(change.apply(value)), Answer::refused);
    }
}

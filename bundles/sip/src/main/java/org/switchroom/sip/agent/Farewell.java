package org.switchroom.sip.agent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.switchroom.phone.Ending;

/**
 * The end of a call: meant, then over, when the other side has heard of it or had time to, then remembered for as long as
 * something may still come.
 */
final class Farewell {
    /** How long an end may wait for the other side's word, so that the channel is free when we say so. */
    static final Duration LONGEST = Duration.ofSeconds(2);

    private Optional<Effect.Over> meant = Optional.empty();
    private Optional<Duration> setUp = Optional.empty();
    private Optional<Duration> overAt = Optional.empty();
    private Optional<Duration> lingersUntil = Optional.empty();
    private boolean over;
    private boolean lingered;

    /** It was answered after this time. */
    void answered(Duration after) {
        setUp = Optional.of(after);
    }

    /** Nothing speaks of an end yet. */
    boolean isFar() {
        return !over && meant.isEmpty();
    }

    boolean isMeant() {
        return meant.isPresent();
    }

    boolean isOver() {
        return over;
    }

    void mean(Ending.How how, String words, Duration now) {
        meant = Optional.of(new Effect.Over(how, words, setUp));
        overAt = Optional.of(now.plus(LONGEST));
    }

    /** As it was meant, if it was. */
    void over(Duration now, List<Effect> effects) {
        meant.ifPresent(end -> over(end.how(), end.detail(), now, effects));
    }

    /** What it is meant to be, or else what is said here. */
    void overAsMeantOr(Ending.How how, String words, Duration now, List<Effect> effects) {
        over(now, effects);
        over(how, words, now, effects);
    }

    /** Only the first time. */
    void over(Ending.How how, String words, Duration now, List<Effect> effects) {
        if (!over) {
            over = true;
            lingersUntil = Optional.of(now.plus(ClientTransaction.LONGEST));
            effects.add(new Effect.Over(how, words, setUp));
        }
    }

    /** Nothing can come any more. */
    void forget(Duration now) {
        lingersUntil = Optional.of(now);
        lingered = true;
    }

    /** At the beginning of a turn of the clock. */
    void tick(Duration now) {
        lingered = isForgotten(now);
    }

    /** At its end: who was asked has had time enough. */
    void waitNoLonger(Duration now, List<Effect> effects) {
        if (overAt.isPresent() && now.compareTo(overAt.get()) >= 0) {
            over(now, effects);
        }
    }

    boolean isForgotten(Duration now) {
        return lingersUntil.filter(until -> now.compareTo(until) >= 0).isPresent();
    }

    Optional<Duration> due() {
        return over ? lingersUntil.filter(until -> !lingered) : overAt;
    }
}

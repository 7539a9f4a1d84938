package org.switchroom.sip.agent;

import java.time.Duration;
import java.util.Optional;
import org.switchroom.phone.DialRequest;

/** How long a call waits for what: the network's first word, an answer, its end. Times are those of its machine. */
final class Patience {
    /** A network that does not even say that it tries is down: the next line is tried while the alarm is young. */
    static final Duration SILENCE = Duration.ofSeconds(10);

    private final DialRequest dial;
    private Duration began = Duration.ZERO;

    Patience(DialRequest dial) {
        this.dial = dial;
    }

    void begin(Duration now) {
        began = now;
    }

    Duration since(Duration now) {
        return now.minus(began);
    }

    boolean isTooLong(Duration now) {
        return now.compareTo(longest()) >= 0;
    }

    /** Why nobody answers any more, in words; empty while it is waited for. */
    Optional<String> tired(boolean heardAnything, Duration now) {
        if (!heardAnything && now.compareTo(began.plus(SILENCE)) >= 0) {
            return Optional.of("the network did not answer for " + SILENCE.toSeconds() + " s");
        } else if (now.compareTo(ringsUntil()) >= 0) {
            return Optional.of((heardAnything ? "nobody answered" : "the network did not answer") + " within "
                    + dial.answerWithin().toSeconds() + " s");
        }
        return Optional.empty();
    }

    Optional<Duration> dueWaiting(boolean heardAnything) {
        return Due.earliest(
                Optional.of(ringsUntil()), heardAnything ? Optional.empty() : Optional.of(began.plus(SILENCE)));
    }

    Duration longest() {
        return began.plus(dial.longest());
    }

    private Duration ringsUntil() {
        Duration within = dial.answerWithin().compareTo(dial.longest()) < 0 ? dial.answerWithin() : dial.longest();
        return began.plus(within);
    }
}

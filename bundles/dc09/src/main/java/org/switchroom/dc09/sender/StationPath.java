package org.switchroom.dc09.sender;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One way to a station, and how it was when it was used last. Any thread. */
final class StationPath {
    /** A way that failed is not tried first for so long, or each message would wait for it. */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(60);

    private final ReceiverAddress address;
    private final Clock clock;
    private volatile PathView view;
    private volatile Duration ahead = Duration.ZERO;

    StationPath(ReceiverAddress address, Clock clock) {
        this.address = address;
        this.clock = clock;
        this.view = new PathView(address, PathView.State.UNTRIED, "not tried yet", clock.instant(), Optional.empty());
    }

    ReceiverAddress address() {
        return address;
    }

    PathView view() {
        return view;
    }

    /** How much the station's clock is ahead of ours, as it told us. */
    Duration ahead() {
        return ahead;
    }

    void isAt(Instant theirs) {
        ahead = Duration.between(clock.instant(), theirs);
    }

    boolean isLeftAlone() {
        PathView now = view;
        return now.state() == PathView.State.DOWN
                && now.since().plus(LEFT_ALONE).isAfter(clock.instant());
    }

    void works() {
        Instant now = clock.instant();
        change(PathView.State.UP, "answers", Optional.of(now), now);
    }

    void fails(String words) {
        change(PathView.State.DOWN, words, view.lastAnswerAt(), clock.instant());
    }

    private synchronized void change(PathView.State state, String words, Optional<Instant> answered, Instant now) {
        view = new PathView(address, state, words, view.state() == state ? view.since() : now, answered);
    }
}

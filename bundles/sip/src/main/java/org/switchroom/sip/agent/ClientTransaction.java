package org.switchroom.sip.agent;

import java.time.Duration;
import java.util.Optional;
import org.switchroom.sip.message.CSeq;
import org.switchroom.sip.message.SipMessage;

/** One request of ours until its final answer: sent again where datagrams may be lost, given up in time (RFC 3261 §17.1). */
final class ClientTransaction {
    static final Duration T1 = Duration.ofMillis(500);
    static final Duration T2 = Duration.ofSeconds(4);
    /** Timers B and F. */
    static final Duration LONGEST = T1.multipliedBy(64);

    /** What the clock's turn brings. */
    enum Turn {
        NOTHING,
        REPEAT,
        TIMED_OUT
    }

    private final SipMessage request;
    private final boolean invite;
    private final boolean reliable;
    private final Duration givesUp;
    private Duration interval = T1;
    private Optional<Duration> repeat;
    private boolean provisional;
    private boolean done;

    ClientTransaction(SipMessage request, boolean reliable, Duration now) {
        this.request = request;
        this.invite = request.method().equals("INVITE");
        this.reliable = reliable;
        this.givesUp = now.plus(LONGEST);
        this.repeat = reliable ? Optional.empty() : Optional.of(now.plus(interval));
    }

    SipMessage request() {
        return request;
    }

    boolean isAnsweredBy(SipMessage response) {
        return response.branch().equals(request.branch())
                && response.cseq().map(CSeq::method).equals(Optional.of(request.method()));
    }

    void heard(SipMessage response, Duration now) {
        if (response.status().orElse(0) >= 200) {
            done = true;
        } else {
            provisional = true;
            interval = T2;
            // A call may ring for long; how long, the call itself knows.
            repeat = invite || reliable ? Optional.empty() : Optional.of(now.plus(interval));
        }
    }

    /** Not sent again, though an answer may still come. */
    void fallSilent() {
        repeat = Optional.empty();
    }

    boolean heardAnything() {
        return provisional || done;
    }

    /** It is of no interest any more. */
    void end() {
        done = true;
    }

    boolean isDone() {
        return done;
    }

    Turn turn(Duration now) {
        if (done) {
            return Turn.NOTHING;
        }
        if (!(invite && provisional) && now.compareTo(givesUp) >= 0) {
            done = true;
            return Turn.TIMED_OUT;
        }
        if (repeat.isPresent() && now.compareTo(repeat.get()) >= 0) {
            Duration twice = interval.multipliedBy(2);
            interval = !invite && twice.compareTo(T2) > 0 ? T2 : twice;
            repeat = Optional.of(now.plus(interval));
            return Turn.REPEAT;
        }
        return Turn.NOTHING;
    }

    Optional<Duration> due() {
        if (done) {
            return Optional.empty();
        }
        Optional<Duration> end = invite && provisional ? Optional.empty() : Optional.of(givesUp);
        return Due.earliest(repeat, end);
    }
}

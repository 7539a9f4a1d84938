package org.switchroom.contactid.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.switchroom.contactid.call.CallRecord.Handshake;
import org.switchroom.contactid.call.CallRecord.Told;
import org.switchroom.contactid.call.Outcome.Result;
import org.switchroom.contactid.tone.HandshakeEar;
import org.switchroom.contactid.tone.Rate;

/** Tells the listener what happens in a call, and keeps it for the record. */
final class CallLog {
    static final Outcome NOT_REACHED = notSaid(Result.NOT_REACHED, "the call ended before its turn");
    static final Outcome HUNG_UP_EARLY = notSaid(Result.HUNG_UP, "hung up before the handshake");

    private final CallListener listener;
    private final List<Told> told = new ArrayList<>();
    private Optional<Handshake> handshake = Optional.empty();
    private boolean answered;
    private long answeredAt;

    CallLog(CallListener listener) {
        this.listener = listener;
    }

    static Outcome notSaid(Result result, String detail) {
        return new Outcome(result, 0, 0, false, Optional.empty(), detail);
    }

    void answered(long at) {
        answered = true;
        answeredAt = at;
    }

    long answeredAt() {
        return answeredAt;
    }

    void invited(HandshakeEar.Pair pair) {
        handshake = Optional.of(new Handshake(
                Rate.time(pair.high().end() - answeredAt), HeardTone.of(pair.low()), HeardTone.of(pair.high())));
    }

    void ended(Report report, Outcome outcome, long at) {
        told.add(new Told(report, outcome, Rate.time(answered ? at - answeredAt : 0)));
        listener.ended(report, outcome);
    }

    void over(long at, boolean hungUpByUs) {
        listener.over(new CallRecord(answered, Rate.time(answered ? at - answeredAt : 0), handshake, told, hungUpByUs));
    }
}

package org.switchroom.route.contactid;

import java.time.Duration;
import java.util.Set;
import org.switchroom.contactid.call.Outcome;
import org.switchroom.phone.Ending;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;

/**
 * What a call means for a delivery. Silence after all attempts is no doubt here: a receiver has no other word for no, and
 * an alarm that was told twice is a nuisance, one that waits for a person to decide may be lost.
 */
final class Outcomes {
    /** Another line may do what this one did not. */
    private static final Set<Ending.How> OTHER_LINE =
            Set.of(Ending.How.LINE_DOWN, Ending.How.NO_CHANNEL, Ending.How.NOT_ALLOWED);

    /** A call that ended before an event's turn says nothing of the station. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private Outcomes() {}

    static boolean isLineToBlame(Ending ending) {
        return OTHER_LINE.contains(ending.how());
    }

    /** Of an event that the station did not take. */
    static Handover notTaken(Outcome outcome, Duration retryAfter) {
        String words = outcome.detail() + (outcome.mayHaveArrived() ? "; it may have arrived" : "");
        return new Handover.Unavailable(new Reason(outcome.result().code(), words), retryAfter);
    }

    /** Of an event that was never said, because its call ended this way. */
    static Handover notSaid(Ending ending, Duration retryAfter) {
        return switch (ending.how()) {
            case BUSY -> away("contact-id.busy", "the station is busy", ending, retryAfter);
            case NO_ANSWER -> away("contact-id.no-answer", "the station does not answer", ending, retryAfter);
            case DECLINED -> away("contact-id.declined", "the station declines the call", ending, retryAfter);
            case NO_CHANNEL -> away("contact-id.no-channel", "no line has a free channel", ending, retryAfter);
            case LINE_DOWN -> away("contact-id.line-down", "no line works", ending, retryAfter);
            case NOT_ALLOWED ->
                away("contact-id.not-allowed", "the network does not take our credentials", ending, retryAfter);
            case WRONG_NUMBER ->
                new Handover.Refused(
                        new Reason("contact-id.wrong-number", "the number does not exist: " + ending.detail()));
            case DONE, CUT_OFF -> away("contact-id.not-reached", "the call ended before its turn", ending, SOON);
        };
    }

    private static Handover away(String code, String words, Ending ending, Duration retryAfter) {
        return new Handover.Unavailable(new Reason(code, words + ": " + ending.detail()), retryAfter);
    }
}

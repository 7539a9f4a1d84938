package org.switchroom.contactid.call;

import java.util.Optional;
import org.switchroom.contactid.call.Outcome.Result;
import org.switchroom.contactid.tone.KissOffEar;
import org.switchroom.contactid.tone.Rate;
import org.switchroom.contactid.tone.Span;
import org.switchroom.contactid.tone.Voice;

/** One event being said, until its kiss-off or its last attempt. */
final class Saying {
    private final Report report;
    private final Voice voice;
    private int attempts;
    private KissOffEar ear;
    private Optional<Span> stray = Optional.empty();

    Saying(Report report, Voice voice) {
        this.report = report;
        this.voice = voice;
    }

    Report report() {
        return report;
    }

    int attempts() {
        return attempts;
    }

    /** Says it, for the first time or again. */
    void say(long at) {
        attempts++;
        keepStray();
        voice.say(report.message().keys(), at);
        ear = new KissOffEar(voice.end());
    }

    KissOffEar ear() {
        return ear;
    }

    /** It ends here, because this kiss-off was heard. */
    Outcome kissedOff(Span kissOff) {
        HeardTone tone = HeardTone.of(kissOff);
        return outcome(Result.KISSED_OFF, Optional.of(tone), "kiss-off of " + tone);
    }

    /** It ends here, because the other side is gone. */
    Outcome cutOff() {
        Optional<Span> kissOff = ear.soFar();
        if (kissOff.isPresent()) {
            return kissedOff(kissOff.get());
        }
        return outcome(
                Result.HUNG_UP, Optional.empty(), "hung up at digit " + voice.begun() + " of attempt " + attempts);
    }

    /** It ends here, because all attempts are used up. */
    Outcome unanswered() {
        keepStray();
        if (stray.isPresent()) {
            return outcome(Result.WRONG_TONES, Optional.empty(), "no kiss-off, but " + HeardTone.of(stray.get()));
        }
        return outcome(Result.NO_KISS_OFF, Optional.empty(), "no kiss-off after " + attempts + " attempts");
    }

    private void keepStray() {
        if (ear != null
                && ear.stray()
                        .filter(span -> span.length() >= Rate.PER_SECOND / 20)
                        .isPresent()) {
            stray = ear.stray();
        }
    }

    private Outcome outcome(Result result, Optional<HeardTone> kissOff, String detail) {
        int said = voice.begun();
        boolean mayHaveArrived = attempts > 1 || said == report.message().keys().length();
        return new Outcome(result, attempts, said, mayHaveArrived, kissOff, detail);
    }
}

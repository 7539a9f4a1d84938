package org.switchroom.bench.calls;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.switchroom.bench.contactid.Call;
import org.switchroom.contactid.call.CallListener;
import org.switchroom.contactid.call.CallRecord;
import org.switchroom.contactid.call.CallSettings;
import org.switchroom.contactid.call.ContactIdCall;
import org.switchroom.contactid.call.Outcome;
import org.switchroom.contactid.call.Report;
import org.switchroom.phone.CallAudio;
import org.switchroom.phone.DialRequest;
import org.switchroom.phone.Ending;
import org.switchroom.phone.PhoneLine;

/** A call of ours, by the wall's clock beside the one of its samples. */
final class TimedCall implements CallAudio, CallListener {
    /** The station's first handshake ends after 0.8 s, its second after 2.8 s. */
    private static final Duration FIRST = Duration.ofMillis(1_500);

    private final ContactIdCall dialogue = new ContactIdCall(CallSettings.STANDARD, this);
    private final CompletableFuture<CallRecord> record = new CompletableFuture<>();
    private final CompletableFuture<Void> up = new CompletableFuture<>();
    private CompletionStage<Ending> ending;
    // The line's, until the record is there.
    private long answeredAt;
    private long heard;
    private double firstKnownAt = -1; // by the wall's clock
    private double firstHeard; // by the samples, at the same moment

    TimedCall(int number, int events) {
        IntStream.range(0, events)
                .mapToObj(event -> Call.message(1_000 * number + event))
                .forEach(message -> dialogue.add(new Report(message.digits(), message)));
    }

    void dial(PhoneLine line, int number) {
        ending = line.dial(new DialRequest("4399" + number, Duration.ofSeconds(30), Duration.ofSeconds(600)), this);
    }

    /** Complete when somebody has picked up, or the call is over. */
    CompletableFuture<Void> up() {
        return up;
    }

    CompletableFuture<CallRecord> record() {
        return record;
    }

    /** Waits for it. */
    Ending ending() {
        return ending.toCompletableFuture().join();
    }

    long kissedOff() {
        return record.join().events().stream()
                .filter(told -> told.outcome().result() == Outcome.Result.KISSED_OFF)
                .count();
    }

    long attempts() {
        return record.join().events().stream()
                .mapToLong(told -> told.outcome().attempts())
                .sum();
    }

    /** None came, or not the first one was heard. */
    boolean missedHandshake() {
        return record.join()
                .handshake()
                .filter(heard -> heard.after().compareTo(FIRST) < 0)
                .isEmpty();
    }

    /** From picking up to the end of the first kiss-off, by the wall's clock; in seconds. */
    double firstKissOff() {
        CallRecord.Told first = record.join().events().get(0);
        // When it was known, less the time that was heard between its end and then.
        return firstKnownAt - (firstHeard - first.after().toNanos() / 1e9);
    }

    @Override
    public void answered() {
        answeredAt = System.nanoTime();
        heard = 0;
        dialogue.answered();
        up.complete(null);
    }

    @Override
    public boolean frame(short[] in, short[] say) {
        heard += SAMPLES;
        return dialogue.frame(in, say);
    }

    @Override
    public void ended() {
        dialogue.ended();
        up.complete(null);
    }

    @Override
    public void ended(Report report, Outcome outcome) {
        if (firstKnownAt < 0) {
            firstKnownAt = (System.nanoTime() - answeredAt) / 1e9;
            firstHeard = heard / 8_000.0;
        }
    }

    @Override
    public void over(CallRecord told) {
        record.complete(told);
    }
}

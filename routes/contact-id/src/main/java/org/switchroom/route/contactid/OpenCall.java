package org.switchroom.route.contactid;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.switchroom.contactid.call.CallListener;
import org.switchroom.contactid.call.CallRecord;
import org.switchroom.contactid.call.CallSettings;
import org.switchroom.contactid.call.ContactIdCall;
import org.switchroom.contactid.call.Outcome;
import org.switchroom.contactid.call.Report;
import org.switchroom.phone.CallAudio;
import org.switchroom.phone.DialRequest;
import org.switchroom.phone.Ending;
import org.switchroom.phone.StationCall;

/**
 * The way to one number at one time: over the first line that takes the call. What is still to be told when a line fails
 * goes over the next one. On the desk's thread; lines report from theirs.
 */
final class OpenCall {
    /** What a call needs after its answer besides the wait for the handshake: an event's four attempts and a little. */
    private static final Duration TALK = Duration.ofSeconds(14);

    private static final Duration SHORTEST_RING = Duration.ofSeconds(3);

    private final String number;
    private final ContactIdSettings settings;
    private final Notes notes;
    private final Recorder recorder;
    private final Clock clock;
    private final Executor desk;
    private final Iterator<Lines.Entry> lines;
    private final BiConsumer<Errand, Outcome> judged;
    private final Map<String, Errand> errands = new LinkedHashMap<>();
    /** Those too that have come to an end. */
    private final Map<String, Errand> all = new HashMap<>();

    private Optional<ContactIdCall> audio = Optional.empty();
    private Optional<CallRecord> record = Optional.empty();
    private boolean over;

    /** @param judged told of each event that was said, or to which the station listened not */
    OpenCall(
            String number,
            ContactIdSettings settings,
            List<Lines.Entry> lines,
            Notes notes,
            Recorder recorder,
            Clock clock,
            Executor desk,
            BiConsumer<Errand, Outcome> judged) {
        this.number = number;
        this.settings = settings;
        this.lines = lines.iterator();
        this.notes = notes;
        this.recorder = recorder;
        this.clock = clock;
        this.desk = desk;
        this.judged = judged;
    }

    int waiting() {
        return errands.size();
    }

    boolean isOver() {
        return over;
    }

    /** False when the call is about to end. */
    boolean add(Errand errand) {
        if (over || audio.isPresent() && !audio.get().add(errand.report())) {
            return false;
        }
        errands.put(errand.report().id(), errand);
        all.put(errand.report().id(), errand);
        return true;
    }

    /**
     * Dials over the next line.
     *
     * @param before how the attempt before ended
     * @param ends called with what was not told, when no line is left or the station is to blame
     */
    void dial(Ending before, BiConsumer<List<Errand>, Ending> ends) {
        Optional<Duration> ring = ring();
        if (!lines.hasNext() || ring.isEmpty() || errands.isEmpty()) {
            over = true;
            ends.accept(List.copyOf(errands.values()), before);
            return;
        }
        Lines.Entry line = lines.next();
        StationCall call = CallNotes.begun(notes.nextNumber(), clock.instant(), number, line.name());
        ContactIdCall dialogue = new ContactIdCall(
                CallSettings.STANDARD.withHandshakeWithin(settings.handshakeWithin()), new Listener(line));
        errands.values().forEach(errand -> dialogue.add(errand.report()));
        audio = Optional.of(dialogue);
        record = Optional.empty();
        notes.put(call);
        Optional<Recording> recording =
                settings.recordings().map(kept -> recorder.record(kept, call.began(), call.number(), dialogue));
        line.dialled();
        line.line()
                .dial(
                        new DialRequest(number, ring.get(), settings.longestCall()),
                        recording.<CallAudio>map(it -> it).orElse(dialogue))
                .whenComplete((ending, defect) -> desk.execute(() -> {
                    Ending end = defect == null ? ending : failed(line, defect);
                    line.ended(end, clock.instant());
                    notes.put(CallNotes.ended(call, end, record, all, recording.flatMap(Recording::kept)));
                    audio = Optional.empty();
                    if (Outcomes.isLineToBlame(end)) {
                        dial(end, ends);
                    } else {
                        over = true;
                        ends.accept(List.copyOf(errands.values()), end);
                    }
                }));
    }

    private static Ending failed(Lines.Entry line, Throwable defect) {
        return new Ending(Ending.How.LINE_DOWN, line.name() + " failed: " + defect, Optional.empty(), Optional.empty());
    }

    /** How long it may ring, so that the most urgent deadline is kept; empty when there is no time left for a call. */
    private Optional<Duration> ring() {
        Instant deadline = errands.values().stream()
                .map(Errand::deadline)
                .min(Instant::compareTo)
                .orElse(Instant.MIN);
        if (deadline.equals(Instant.MIN)) {
            return Optional.empty();
        }
        Duration left = Duration.between(clock.instant(), deadline)
                .minus(settings.handshakeWithin())
                .minus(TALK);
        if (left.compareTo(SHORTEST_RING) < 0) {
            // A station that answers at once can still be told.
            left = SHORTEST_RING;
        }
        return clock.instant().plus(SHORTEST_RING).isAfter(deadline)
                ? Optional.empty()
                : Optional.of(left.compareTo(settings.answerWithin()) < 0 ? left : settings.answerWithin());
    }

    /** On the line's thread. */
    private final class Listener implements CallListener {
        private final Lines.Entry line;

        Listener(Lines.Entry line) {
            this.line = line;
        }

        @Override
        public void ended(Report report, Outcome outcome) {
            desk.execute(() -> {
                if (outcome.result() == Outcome.Result.KISSED_OFF) {
                    line.kissedOff(clock.instant());
                }
                if (outcome.result() != Outcome.Result.NOT_REACHED) {
                    Optional.ofNullable(errands.remove(report.id()))
                            .ifPresent(errand -> judged.accept(errand, outcome));
                }
            });
        }

        @Override
        public void over(CallRecord told) {
            desk.execute(() -> record = Optional.of(told));
        }
    }
}

package org.switchroom.contactid.tone;

import java.util.Optional;

/**
 * Waits for a kiss-off: 1400 Hz, valid from 400 ms to 1.5 s (SIA DC-05 has 750 to 1000 ms). Up to three lost packets do
 * not end it, which is safe: nothing that a receiver may say otherwise has 1400 Hz with so short pauses.
 */
public final class KissOffEar {
    /** 400 ms, and 5 ms that the measurement may miss. */
    private static final long SHORTEST = 395 * Rate.PER_SECOND / 1000;

    private static final long LONGEST = 1505 * Rate.PER_SECOND / 1000;
    private static final long HOLE = 3 * 160;

    private final long from;
    private final Spans spans = new Spans(HOLE);
    private Optional<Span> stray = Optional.empty();

    /** @param from what ended before this sample is not listened to: we were speaking */
    public KissOffEar(long from) {
        this.from = from;
    }

    /** The kiss-off that is now known to have ended. */
    public Optional<Span> hear(Reading reading) {
        if (reading.end() - Ear.BLOCK < from) {
            return Optional.empty();
        }
        Optional<Span> ended = spans.hear(reading);
        ended.filter(span -> !isValid(span)).ifPresent(this::keepStray);
        return ended.filter(KissOffEar::isValid);
    }

    /** A kiss-off that is valid already and may still be sounding. */
    public Optional<Span> soFar() {
        return spans.current().filter(KissOffEar::isValid);
    }

    /** When the last tone began that sounds, or may. */
    public Optional<Long> sounding() {
        return spans.current().map(Span::start);
    }

    /** The longest tone that was no kiss-off. */
    public Optional<Span> stray() {
        spans.current().filter(span -> !isValid(span)).ifPresent(this::keepStray);
        return stray;
    }

    private void keepStray(Span span) {
        if (stray.isEmpty() || span.length() > stray.get().length()) {
            stray = Optional.of(span);
        }
    }

    private static boolean isValid(Span span) {
        return span.tone() == Tone.LOW && span.length() >= SHORTEST && span.length() <= LONGEST;
    }
}

package org.switchroom.contactid.tone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Waits for 1400 Hz for 100 ms, 100 ms of silence, 2300 Hz for 100 ms (SIA DC-05). Each part may have 70 to 130 ms, so
 * that a packet may be lost at an edge; the silence has to be silent, and the tones of about one loudness.
 */
public final class HandshakeEar {
    private static final long SHORTEST = 70 * Rate.PER_SECOND / 1000;
    private static final long LONGEST = 130 * Rate.PER_SECOND / 1000;
    /** One packet of 20 ms. */
    private static final long HOLE = 160;
    /** What a long line takes from the higher tone, and more. */
    private static final double MOST_DECIBELS_APART = 12;
    /** 6 dB below the softer tone: noise may be there, a melody may not. */
    private static final double SILENT = 0.25;

    private final Spans spans = new Spans(HOLE);
    private Optional<Span> low = Optional.empty();
    private Optional<Span> stray = Optional.empty();
    private final List<Double> gap = new ArrayList<>();

    /** Both tones of a handshake. */
    public record Pair(Span low, Span high) {}

    /** The handshake that is now known to have ended. */
    public Optional<Pair> hear(Reading reading) {
        Optional<Pair> pair = spans.hear(reading).flatMap(this::end);
        if (low.isPresent() && spans.current().isEmpty()) {
            gap.add(reading.power());
            if (reading.end() - low.get().end() > LONGEST + Ear.BLOCK) {
                low = Optional.empty();
            }
        }
        return pair;
    }

    /** The end of the last sound that may yet become a handshake. */
    public Optional<Long> since() {
        return spans.current()
                .filter(span -> span.length() <= LONGEST)
                .or(() -> low)
                .map(Span::end);
    }

    /** The longest tone that was no part of a handshake. */
    public Optional<Span> stray() {
        return stray;
    }

    public void forgetStray() {
        stray = Optional.empty();
    }

    private Optional<Pair> end(Span span) {
        if (span.tone() == Tone.HIGH && low.isPresent() && fits(low.get(), span)) {
            return Optional.of(new Pair(low.get(), span));
        }
        if (span.length() >= SHORTEST && span.length() > stray.map(Span::length).orElse(0L)) {
            stray = Optional.of(span);
        }
        low = Optional.of(span).filter(one -> one.tone() == Tone.LOW && inTime(one.length()));
        gap.clear();
        return Optional.empty();
    }

    private boolean fits(Span first, Span second) {
        return inTime(second.length())
                && inTime(second.start() - first.end())
                && Math.abs(first.dbm0() - second.dbm0()) <= MOST_DECIBELS_APART
                && isSilent(SILENT * Level.power(Math.min(first.dbm0(), second.dbm0())));
    }

    private boolean isSilent(double most) {
        // The last blocks of the gap have the beginning of the second tone in them.
        return gap.stream()
                        .limit(Math.max(0, gap.size() - 3))
                        .mapToDouble(power -> power)
                        .average()
                        .orElse(most + 1)
                <= most;
    }

    private static boolean inTime(long length) {
        return length >= SHORTEST && length <= LONGEST;
    }
}

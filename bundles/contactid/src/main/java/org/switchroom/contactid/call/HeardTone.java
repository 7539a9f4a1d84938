package org.switchroom.contactid.call;

import java.time.Duration;
import java.util.Locale;
import org.switchroom.contactid.tone.Rate;
import org.switchroom.contactid.tone.Span;

/** A tone as it was heard. */
public record HeardTone(double frequency, double dbm0, Duration length) {
    static HeardTone of(Span span) {
        return new HeardTone(span.frequency(), span.dbm0(), Rate.time(span.length()));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.0f Hz, %.1f dBm0, %d ms", frequency, dbm0, length.toMillis());
    }
}

package org.switchroom.mapper.plan;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * A partner's way of writing times. A local time that a change of the clock skips is read as the moment after it; one
 * that comes twice as its first. A date without a time is its first moment.
 */
record TimeStep(DateTimeFormatter format, String pattern, Optional<ZoneId> zone) implements Terms.EachStep {
    static TimeStep of(String pattern, Optional<ZoneId> zone) {
        DateTimeFormatter format = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH);
        return new TimeStep(format, pattern, zone);
    }

    @Override
    public String change(String value, Source record) throws Unmappable {
        TemporalAccessor found;
        try {
            found = format.parseBest(value.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        } catch (DateTimeException notSo) {
            throw new Unmappable(
                    "'" + Quoted.of(value) + "' is not a time written as " + pattern,
                    "Send it so, or change the pattern in the mapping");
        }
        if (found instanceof OffsetDateTime exact) {
            return exact.toInstant().toString();
        }
        LocalDateTime local = found.isSupported(ChronoField.HOUR_OF_DAY)
                ? LocalDateTime.from(found)
                : LocalDate.from(found).atStartOfDay();
        ZoneId where = zone.orElseThrow(() -> new Unmappable(
                "'" + Quoted.of(value) + "' does not tell its time zone",
                "Name the zone behind the pattern in the mapping, such as | time \"" + pattern + "\" Europe/Vienna"));
        return local.atZone(where).toInstant().toString();
    }
}

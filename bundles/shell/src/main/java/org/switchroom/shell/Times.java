package org.switchroom.shell;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads moments as people type them at a console. */
public final class Times {
    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhd])");

    private Times() {}

    /** Empty when nothing was typed. */
    public static Optional<Instant> read(String typed) throws NotDone {
        return typed == null ? Optional.empty() : Optional.of(read(typed, Instant.now(), ZoneId.systemDefault()));
    }

    /** {@code 2026-11-21T14:05Z}, {@code 2026-11-21T14:05}, {@code 2026-11-21}, {@code 14:05}, or {@code 90m} ago. */
    static Instant read(String typed, Instant now, ZoneId zone) throws NotDone {
        Matcher ago = AGO.matcher(typed);
        if (ago.matches()) {
            String unit = ago.group(2).toUpperCase(Locale.ROOT);
            String iso = unit.equals("D") ? "P" + ago.group(1) + "D" : "PT" + ago.group(1) + unit;
            return now.minus(Duration.parse(iso));
        }
        try {
            TemporalAccessor found = DateTimeFormatter.ofPattern(
                            "[yyyy-MM-dd'T'HH:mm[:ss][XXX]][yyyy-MM-dd][HH:mm[:ss]]")
                    .parseBest(typed, Instant::from, LocalDateTime::from, LocalDate::from, LocalTime::from);
            if (found instanceof Instant instant) {
                return instant;
            } else if (found instanceof LocalDateTime moment) {
                return moment.atZone(zone).toInstant();
            } else if (found instanceof LocalDate day) {
                return day.atStartOfDay(zone).toInstant();
            }
            return ((LocalTime) found)
                    .atDate(now.atZone(zone).toLocalDate())
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException unreadable) {
            throw new NotDone(
                    "'" + typed + "' is not a time. Write 2026-11-21T14:05, 14:05 for today, or 2h for two hours ago");
        }
    }
}

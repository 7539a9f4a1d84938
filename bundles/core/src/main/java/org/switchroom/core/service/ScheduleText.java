package org.switchroom.core.service;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchroom.service.Timing;

/** Reads when a job runs, as people write it. */
final class ScheduleText {
    static final String FORMS = "Write it as: every 60 s, every 5 min, every 2 h, hourly, daily 06:00,"
            + " weekly mon,thu 06:00, monthly 1 06:00, monthly last 06:00, or cron and an expression of Quartz";

    private static final Pattern EVERY = Pattern.compile("every ([1-9][0-9]{0,5}) ?(s|min|h|d)");
    private static final Pattern DAILY = Pattern.compile("daily ([01][0-9]|2[0-3]):([0-5][0-9])");
    private static final Pattern WEEKLY =
            Pattern.compile("weekly ([a-z]{3}(?:,[a-z]{3})*) ([01][0-9]|2[0-3]):([0-5][0-9])");
    private static final Pattern MONTHLY =
            Pattern.compile("monthly (last|[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):([0-5][0-9])");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Duration LONGEST = Duration.ofDays(366);

    private ScheduleText() {}

    /** Empty when it can not be read as one of the {@link #FORMS}. */
    static Optional<Timing> read(String written, ZoneId zone) {
        String text = written.strip();
        if (text.startsWith("cron ")) {
            return Optional.of(new Timing.Cron(text.substring(5).strip(), zone));
        }
        String words = text.toLowerCase(Locale.ROOT);
        Matcher every = EVERY.matcher(words);
        if (every.matches()) {
            Duration time = time(Long.parseLong(every.group(1)), every.group(2));
            return time.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(new Timing.Every(time));
        }
        return words.equals("hourly")
                ? Optional.of(new Timing.Cron("0 0 * * * ?", zone))
                : byTheDay(words).map(expression -> new Timing.Cron(expression, zone));
    }

    private static Duration time(long count, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(count);
            case "min" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static Optional<String> byTheDay(String words) {
        Matcher daily = DAILY.matcher(words);
        if (daily.matches()) {
            return Optional.of(at(daily.group(1), daily.group(2)) + " * * ?");
        }
        Matcher weekly = WEEKLY.matcher(words);
        if (weekly.matches() && DAYS.containsAll(Arrays.asList(weekly.group(1).split(",")))) {
            return Optional.of(at(weekly.group(2), weekly.group(3)) + " ? * "
                    + weekly.group(1).toUpperCase(Locale.ROOT));
        }
        Matcher monthly = MONTHLY.matcher(words);
        return monthly.matches()
                ? Optional.of(at(monthly.group(2), monthly.group(3)) + " "
                        + (monthly.group(1).equals("last") ? "L" : monthly.group(1)) + " * ?")
                : Optional.empty();
    }

    private static String at(String hour, String minute) {
        return "0 " + Integer.parseInt(minute) + " " + Integer.parseInt(hour);
    }
}

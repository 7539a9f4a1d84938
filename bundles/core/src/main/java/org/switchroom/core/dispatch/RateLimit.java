package org.switchroom.core.dispatch;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** So many messages within any such time: {@code 100/s}, {@code 10/min}, {@code 500/h}. */
public record RateLimit(int count, Duration window) {
    private static final Map<String, Duration> UNITS =
            Map.of("s", Duration.ofSeconds(1), "min", Duration.ofMinutes(1), "h", Duration.ofHours(1));
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})\\s*/\\s*(s|min|h)");
    /** Every begin within the window is remembered. */
    private static final int MOST = 100_000;

    public RateLimit {
        if (count < 1 || count > MOST || !UNITS.containsValue(window)) {
            throw new IllegalArgumentException("a limit is 1 to " + MOST + " messages a second, minute or hour");
        }
    }

    /** Empty when the text is no limit. */
    public static Optional<RateLimit> parse(String text) {
        Matcher limit = TEXT.matcher(text.strip());
        if (!limit.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(limit.group(1));
        return count < 1 || count > MOST
                ? Optional.empty()
                : Optional.of(new RateLimit(count, UNITS.get(limit.group(2))));
    }

    @Override
    public String toString() {
        return count + "/"
                + UNITS.entrySet().stream()
                        .filter(unit -> unit.getValue().equals(window))
                        .findFirst()
                        .orElseThrow()
                        .getKey();
    }
}

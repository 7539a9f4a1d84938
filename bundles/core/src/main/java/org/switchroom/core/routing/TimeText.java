package org.switchroom.core.routing;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code time}: one window or a list of them. */
final class TimeText {
    private static final List<String> KEYS = List.of("days", "from", "to", "zone");
    private static final String HOLIDAY = "holiday";

    private final Yaml yaml;
    private final Calendar calendar;

    TimeText(Yaml yaml, Calendar calendar) {
        this.yaml = yaml;
        this.calendar = calendar;
    }

    Optional<Condition> read(Node node) {
        List<TimeWindow> windows = new ArrayList<>();
        ZoneId zone = calendar.zone();
        for (Node item : yaml.oneOrMore(node)) {
            Map<String, Node> keys = yaml.mapping(item, "time", KEYS);
            if (keys.containsKey("from") != keys.containsKey("to")) {
                yaml.wrong(item, "a window has from and to, or neither", "Add the other one; the day ends at 24:00");
            }
            zone = Optional.ofNullable(keys.get("zone"))
                    .flatMap(new CalendarText(yaml)::zone)
                    .orElse(calendar.zone());
            windows.add(window(keys, zone));
        }
        return windows.isEmpty() ? Optional.empty() : Optional.of(new Timed(windows, zone, calendar));
    }

    private TimeWindow window(Map<String, Node> keys, ZoneId zone) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        boolean[] holidays = {false};
        if (keys.containsKey("days")) {
            for (Node item : yaml.oneOrMore(keys.get("days"))) {
                yaml.text(item, "days").ifPresent(word -> {
                    if (word.equalsIgnoreCase(HOLIDAY)) {
                        holidays[0] = true;
                    } else {
                        days.addAll(days(word, item));
                    }
                });
            }
        } else {
            days.addAll(EnumSet.allOf(DayOfWeek.class));
            holidays[0] = true;
        }
        return new TimeWindow(days, holidays[0], time(keys.get("from")), time(keys.get("to")), zone, calendar);
    }

    /** {@code mon}, {@code mon-fri}, {@code fri-mon}. */
    private Set<DayOfWeek> days(String word, Node node) {
        String[] ends = word.toLowerCase(Locale.ROOT).split("-", -1);
        Optional<DayOfWeek> first = day(ends[0].strip());
        Optional<DayOfWeek> last = ends.length == 2 ? day(ends[1].strip()) : first;
        if (first.isEmpty() || last.isEmpty() || ends.length > 2) {
            yaml.wrong(node, "'" + word + "' is no day", "Write mon, tue, … sun, a range such as mon-fri, or holiday");
            return Set.of();
        }
        Set<DayOfWeek> days = EnumSet.of(last.get());
        for (DayOfWeek day = first.get(); day != last.get(); day = day.plus(1)) {
            days.add(day);
        }
        return days;
    }

    private static Optional<DayOfWeek> day(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().substring(0, 3).toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private LocalTime time(Node node) {
        if (node == null) {
            return LocalTime.MIDNIGHT;
        }
        String text = yaml.text(node, "a time of day").orElse("00:00");
        try {
            return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
        } catch (DateTimeException notATime) {
            yaml.wrong(node, "'" + text + "' is not a time of day", "Write hours and minutes, such as 06:30");
            return LocalTime.MIDNIGHT;
        }
    }
}

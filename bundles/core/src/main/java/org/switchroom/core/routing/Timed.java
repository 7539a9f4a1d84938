package org.switchroom.core.routing;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** It is in one of these windows. */
final class Timed implements Condition {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);

    private final List<TimeWindow> windows;
    private final ZoneId zone;
    private final Calendar calendar;

    /** @param zone in which the explanation tells the time */
    Timed(List<TimeWindow> windows, ZoneId zone, Calendar calendar) {
        this.windows = List.copyOf(windows);
        this.zone = zone;
        this.calendar = calendar;
    }

    @Override
    public boolean holds(Situation situation) {
        return windows.stream().anyMatch(window -> window.contains(situation.at()));
    }

    @Override
    public String words() {
        return "time " + windows.stream().map(TimeWindow::words).collect(Collectors.joining(" or "));
    }

    @Override
    public String found(Situation situation) {
        ZonedDateTime there = situation.at().atZone(zone);
        return TIME.format(there) + " in " + zone + (calendar.isHoliday(there.toLocalDate()) ? ", a holiday" : "");
    }
}

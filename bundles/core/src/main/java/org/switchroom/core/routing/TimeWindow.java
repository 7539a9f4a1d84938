package org.switchroom.core.routing;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumSet;
import java.util.Set;

/**
 * A time of day on certain days. It belongs to the day on which it begins: Friday 18:00 to 06:00 ends on Saturday. On
 * the nights when the clock is set, a window is still one piece: a beginning that does not exist is the first moment
 * after the gap, and of an hour that comes twice a beginning or end is the first one.
 */
final class TimeWindow {
    private static final LocalTime MIDNIGHT = LocalTime.MIDNIGHT;

    private final Set<DayOfWeek> days;
    private final boolean holidays;
    private final LocalTime from;
    private final LocalTime to;
    private final ZoneId zone;
    private final Calendar calendar;

    /**
     * @param days a holiday is none of them
     * @param holidays also on holidays
     * @param to on the next day when it is not after {@code from}
     */
    TimeWindow(Set<DayOfWeek> days, boolean holidays, LocalTime from, LocalTime to, ZoneId zone, Calendar calendar) {
        this.days = days.isEmpty() ? EnumSet.noneOf(DayOfWeek.class) : EnumSet.copyOf(days);
        this.holidays = holidays;
        this.from = from;
        this.to = to;
        this.zone = zone;
        this.calendar = calendar;
    }

    boolean contains(Instant moment) {
        LocalDate today = moment.atZone(zone).toLocalDate();
        return covers(today, moment) || (endsNextDay() && covers(today.minusDays(1), moment));
    }

    private boolean covers(LocalDate day, Instant moment) {
        boolean itsDay = calendar.isHoliday(day) ? holidays : days.contains(day.getDayOfWeek());
        return itsDay && !moment.isBefore(start(day)) && moment.isBefore(end(day));
    }

    private Instant start(LocalDate day) {
        return moment(LocalDateTime.of(day, from));
    }

    private Instant end(LocalDate day) {
        return moment(LocalDateTime.of(endsNextDay() ? day.plusDays(1) : day, to));
    }

    private Instant moment(LocalDateTime local) {
        ZoneOffsetTransition set = zone.getRules().getTransition(local);
        // of two offsets the zone takes the earlier one, which is the first of two same hours
        return set != null && set.isGap()
                ? set.getInstant()
                : ZonedDateTime.of(local, zone).toInstant();
    }

    private boolean endsNextDay() {
        return !to.isAfter(from);
    }

    String words() {
        StringBuilder words = new StringBuilder();
        if (days.size() < 7 || !holidays) {
            days.forEach(day -> words.append(day.name().substring(0, 3).toLowerCase(java.util.Locale.ROOT))
                    .append(' '));
            words.append(holidays ? "holiday " : "");
        }
        if (!from.equals(MIDNIGHT) || !to.equals(MIDNIGHT)) {
            words.append(from).append(" to ").append(to).append(' ');
        }
        return words.append(zone).toString();
    }
}

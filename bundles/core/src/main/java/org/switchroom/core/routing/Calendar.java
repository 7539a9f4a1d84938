package org.switchroom.core.routing;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Set;

/**
 * Where and when the house works.
 *
 * @param zone in which times of day are meant, unless a window names another one
 * @param days holidays of one year
 * @param everyYear holidays that return on the same day
 */
record Calendar(ZoneId zone, Set<LocalDate> days, Set<MonthDay> everyYear) {
    Calendar {
        days = Set.copyOf(days);
        everyYear = Set.copyOf(everyYear);
    }

    boolean isHoliday(LocalDate day) {
        return days.contains(day) || everyYear.contains(MonthDay.from(day));
    }
}

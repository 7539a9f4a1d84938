package org.switchroom.core.routing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code zone} and {@code holidays}. */
final class CalendarText {
    private final Yaml yaml;

    CalendarText(Yaml yaml) {
        this.yaml = yaml;
    }

    Calendar read(Map<String, Node> file) {
        ZoneId zone = Optional.ofNullable(file.get("zone")).flatMap(this::zone).orElseGet(ZoneId::systemDefault);
        Set<LocalDate> days = new HashSet<>();
        Set<MonthDay> everyYear = new HashSet<>();
        if (file.containsKey("holidays")) {
            yaml.list(file.get("holidays"), "holidays").forEach(node -> holiday(node, days, everyYear));
        }
        return new Calendar(zone, days, everyYear);
    }

    private void holiday(Node node, Set<LocalDate> days, Set<MonthDay> everyYear) {
        yaml.text(node, "a holiday").ifPresent(day -> {
            try {
                if (day.length() == 5) {
                    everyYear.add(MonthDay.parse("--" + day));
                } else {
                    days.add(LocalDate.parse(day));
                }
            } catch (DateTimeException notADay) {
                yaml.wrong(node, "'" + day + "' is not a day", "Write 2026-12-25, or 12-25 for every year");
            }
        });
    }

    Optional<ZoneId> zone(Node node) {
        return yaml.text(node, "zone").flatMap(name -> {
            try {
                return Optional.of(ZoneId.of(name));
            } catch (DateTimeException unknown) {
                yaml.wrong(node, "there is no time zone '" + name + "'", "Write a name such as Europe/Vienna");
                return Optional.empty();
            }
        });
    }
}

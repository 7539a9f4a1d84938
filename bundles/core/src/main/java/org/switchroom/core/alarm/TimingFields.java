package org.switchroom.core.alarm;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.switchroom.alarm.AlarmTiming;
import org.switchroom.alarm.EventClass;

/** A system's delays and what takes its alarms back, as they are written, and what that means. */
final class TimingFields {
    /** Stands for "none": an empty field would be the usual. */
    private static final String NONE = "-";

    private TimingFields() {}

    static void write(AlarmTiming timing, Map<String, String> fields) {
        fields.put(
                "lifeSafetyAtOnce",
                timing.lifeSafetyAtOnce().map(Object::toString).orElse(""));
        fields.put("delays", delays(timing));
        fields.put("restoreAborts", words(timing.restoreAborts()));
        fields.put("cancelAborts", words(timing.cancelAborts()));
    }

    private static String delays(AlarmTiming timing) {
        return timing.delays().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(delay -> delay.getKey() + "=" + delay.getValue().toSeconds())
                .collect(Collectors.joining("\n"));
    }

    private static String words(Set<EventClass> classes) {
        return classes.isEmpty()
                ? NONE
                : classes.stream().sorted().map(Enum::name).collect(Collectors.joining("\n"));
    }

    /** The usual timing when something is wrong, here or before. */
    static AlarmTiming read(FieldReader fields) {
        Map<EventClass, Duration> delays = new EnumMap<>(EventClass.class);
        for (String line : fields.lines("delays")) {
            String[] parts = line.split("=", 2);
            Optional<EventClass> eventClass = eventClass(fields, "delays", parts[0]);
            Duration delay = fields.seconds("delays", parts.length == 2 ? parts[1] : "");
            if (eventClass.filter(EventClass.DURESS::equals).isPresent()) {
                fields.wrong("delays", "duress never waits", "Leave DURESS out");
            }
            if (delay.compareTo(AlarmTiming.LONGEST) > 0) {
                fields.wrong("delays", parts[0] + " would wait " + delay.toSeconds() + " s", "Send 0 to 300 seconds");
            }
            eventClass.ifPresent(it -> delays.put(it, delay));
        }
        Set<EventClass> restore = classes(fields, "restoreAborts", AlarmTiming.USUAL.restoreAborts());
        Set<EventClass> cancel = classes(fields, "cancelAborts", Set.of());
        Optional<Boolean> atOnce = fields.text("lifeSafetyAtOnce").map(Boolean::valueOf);
        return fields.problem().isPresent() ? AlarmTiming.USUAL : new AlarmTiming(atOnce, delays, restore, cancel);
    }

    private static Set<EventClass> classes(FieldReader fields, String field, Set<EventClass> usual) {
        Optional<String> value = fields.text(field);
        if (value.isEmpty()) {
            return usual;
        }
        Set<EventClass> classes = EnumSet.noneOf(EventClass.class);
        for (String line : value.get().equals(NONE) ? List.<String>of() : Flat.lines(value.get())) {
            eventClass(fields, field, line).ifPresent(classes::add);
        }
        classes.stream()
                .filter(AlarmTiming::isNeverAborted)
                .findFirst()
                .ifPresent(never -> fields.wrong(
                        field, "an event of class " + never + " is never taken back", "Leave " + never + " out"));
        return classes;
    }

    private static Optional<EventClass> eventClass(FieldReader fields, String field, String word) {
        try {
            return Optional.of(
                    EventClass.valueOf(word.strip().toUpperCase(Locale.ROOT).replace('-', '_')));
        } catch (IllegalArgumentException unknown) {
            fields.wrong(
                    field,
                    "'" + word + "' is no class of events",
                    "Use one of " + List.of(EventClass.values()) + (field.equals("delays") ? ", as FIRE=30" : ""));
            return Optional.empty();
        }
    }
}

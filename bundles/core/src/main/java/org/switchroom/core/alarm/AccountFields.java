package org.switchroom.core.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.switchroom.alarm.AccountId;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmAccount.Panel;
import org.switchroom.alarm.AlarmAccount.Relay;
import org.switchroom.alarm.AlarmTiming;
import org.switchroom.alarm.EventClass;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.FieldText;

/** A system's fields as they are written, and what they mean. */
final class AccountFields {
    /** What a request may set; {@code key} is kept apart from the rest. */
    static final Set<String> WRITABLE = Set.of(
            "name",
            "panel",
            "crc",
            "key",
            "plainAllowed",
            "interval",
            "delays",
            "restoreAborts",
            "cancelAborts",
            "zones");

    /** Half a minute to a week. */
    private static final int SHORTEST_INTERVAL = 30;

    private static final int LONGEST_INTERVAL = 604_800;
    private static final int MOST_ZONES = 999;

    private final Map<String, String> fields;
    private Optional<Problem> problem = Optional.empty();

    private AccountFields(Map<String, String> fields) {
        this.fields = fields;
    }

    /** Every field of an account, as a document keeps it. */
    static Map<String, String> write(AlarmAccount account) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", account.name());
        account.panel().ifPresent(panel -> {
            fields.put("panel", panel.account());
            fields.put("crc", panel.crc().orElse(""));
            fields.put("keyed", Boolean.toString(panel.keyed()));
            fields.put("plainAllowed", Boolean.toString(panel.plainAllowed()));
            fields.put(
                    "interval", panel.interval().map(it -> "" + it.toSeconds()).orElse(""));
        });
        account.relay().ifPresent(relay -> {
            fields.put("station", relay.station());
            fields.put("number", relay.number());
        });
        fields.put("state", account.state().name());
        fields.put("wrongTries", Integer.toString(account.wrongTries()));
        AlarmTiming timing = account.timing();
        fields.put(
                "lifeSafetyAtOnce",
                timing.lifeSafetyAtOnce().map(Object::toString).orElse(""));
        fields.put("delays", delays(timing));
        fields.put("restoreAborts", words(timing.restoreAborts()));
        fields.put("cancelAborts", words(timing.cancelAborts()));
        fields.put("zones", zones(account.zones()));
        fields.put("onTestUntil", account.onTestUntil().map(Instant::toString).orElse(""));
        fields.put("createdAt", account.createdAt().toString());
        return fields;
    }

    private static String delays(AlarmTiming timing) {
        return timing.delays().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(delay -> delay.getKey() + "=" + delay.getValue().toSeconds())
                .collect(Collectors.joining("\n"));
    }

    private static String zones(SortedMap<Integer, String> zones) {
        return zones.entrySet().stream()
                .map(zone -> zone.getKey() + "=" + zone.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String words(Set<EventClass> classes) {
        // A dash stands for "none": an empty field would be the usual.
        return classes.isEmpty()
                ? "-"
                : classes.stream().sorted().map(Enum::name).collect(Collectors.joining("\n"));
    }

    /**
     * @param fields all of them, as {@link #write} has them
     * @return the account, or the first thing that is wrong
     */
    static Answer<AlarmAccount> read(
            AccountId id, String tenant, Map<String, String> fields, int revision, Instant changedAt) {
        AccountFields reader = new AccountFields(fields);
        try {
            AlarmAccount account = reader.account(id, tenant, revision, changedAt);
            return reader.problem.<Answer<AlarmAccount>>map(Answer::refused).orElseGet(() -> Answer.done(account));
        } catch (IllegalArgumentException wrong) {
            return Answer.refused(reader.problem.orElseGet(
                    () -> Problem.of(Problem.Kind.INVALID, wrong.getMessage(), "Correct the fields")));
        }
    }

    private AlarmAccount account(AccountId id, String tenant, int revision, Instant changedAt) {
        String name = text("name").orElse("");
        if (name.isBlank()) {
            wrong("name", "it is missing or blank", "Send the project's name, one line");
        }
        FieldText.line("name", name).ifPresent(this::wrong);
        AlarmTiming timing = timing();
        SortedMap<Integer, String> zones = zones();
        return new AlarmAccount(
                id,
                tenant,
                name,
                panel(),
                text("station").map(station -> new Relay(station, fields.getOrDefault("number", ""))),
                AlarmAccount.State.valueOf(fields.getOrDefault("state", AlarmAccount.State.NOT_MONITORED.name())),
                Integer.parseInt(fields.getOrDefault("wrongTries", "0")),
                timing,
                zones,
                text("onTestUntil").map(Instant::parse),
                revision,
                text("createdAt").map(Instant::parse).orElse(changedAt),
                changedAt);
    }

    private Optional<Panel> panel() {
        Optional<String> account = text("panel").map(it -> it.toUpperCase(Locale.ROOT));
        Optional<String> crc = text("crc").map(it -> it.toUpperCase(Locale.ROOT));
        if (account.isPresent() && !Panel.isAccount(account.get())) {
            wrong("panel", "'" + account.get() + "' is no account of a panel", "Send 3 to 16 hexadecimal digits");
        }
        if (crc.isPresent() && !Panel.isCrc(crc.get())) {
            wrong("crc", "a panel's CRC has four hexadecimal digits", "Send it as the label has it");
        }
        if (account.isEmpty() && (crc.isPresent() || text("interval").isPresent())) {
            wrong("panel", "a CRC or an interval is there, and no panel", "Send the panel's account, too");
        }
        Optional<Duration> interval = text("interval").map(it -> seconds("interval", it));
        interval.filter(it -> it.toSeconds() < SHORTEST_INTERVAL || it.toSeconds() > LONGEST_INTERVAL)
                .ifPresent(it -> wrong(
                        "interval",
                        it.toSeconds() + " s is not between " + SHORTEST_INTERVAL + " and " + LONGEST_INTERVAL,
                        "Send how long the panel may be silent, in seconds"));
        boolean keyed = flag("keyed", false);
        boolean plainAllowed = flag("plainAllowed", !keyed);
        return account.filter(it -> problem.isEmpty()).map(it -> new Panel(it, crc, keyed, plainAllowed, interval));
    }

    private AlarmTiming timing() {
        Map<EventClass, Duration> delays = new EnumMap<>(EventClass.class);
        for (String line : Flat.lines(fields.getOrDefault("delays", ""))) {
            String[] parts = line.split("=", 2);
            Optional<EventClass> eventClass = eventClass("delays", parts[0]);
            Duration delay = seconds("delays", parts.length == 2 ? parts[1] : "");
            if (eventClass.filter(EventClass.DURESS::equals).isPresent()) {
                wrong("delays", "duress never waits", "Leave DURESS out");
            }
            if (delay.compareTo(AlarmTiming.LONGEST) > 0) {
                wrong("delays", parts[0] + " would wait " + delay.toSeconds() + " s", "Send 0 to 300 seconds");
            }
            eventClass.ifPresent(it -> delays.put(it, delay));
        }
        Set<EventClass> restore = classes("restoreAborts", AlarmTiming.USUAL.restoreAborts());
        Set<EventClass> cancel = classes("cancelAborts", Set.of());
        Optional<Boolean> atOnce = text("lifeSafetyAtOnce").map(Boolean::valueOf);
        return problem.isPresent() ? AlarmTiming.USUAL : new AlarmTiming(atOnce, delays, restore, cancel);
    }

    private Set<EventClass> classes(String field, Set<EventClass> usual) {
        Optional<String> value = text(field);
        if (value.isEmpty()) {
            return usual;
        }
        Set<EventClass> classes = EnumSet.noneOf(EventClass.class);
        for (String line : value.get().equals("-") ? List.<String>of() : Flat.lines(value.get())) {
            eventClass(field, line).ifPresent(classes::add);
        }
        classes.stream()
                .filter(AlarmTiming::isNeverAborted)
                .findFirst()
                .ifPresent(never ->
                        wrong(field, "an event of class " + never + " is never taken back", "Leave " + never + " out"));
        return classes;
    }

    private Optional<EventClass> eventClass(String field, String word) {
        try {
            return Optional.of(
                    EventClass.valueOf(word.strip().toUpperCase(Locale.ROOT).replace('-', '_')));
        } catch (IllegalArgumentException unknown) {
            wrong(
                    field,
                    "'" + word + "' is no class of events",
                    "Use one of " + List.of(EventClass.values()) + (field.equals("delays") ? ", as FIRE=30" : ""));
            return Optional.empty();
        }
    }

    private SortedMap<Integer, String> zones() {
        SortedMap<Integer, String> zones = new TreeMap<>();
        for (String line : Flat.lines(fields.getOrDefault("zones", ""))) {
            String[] parts = line.split("=", 2);
            if (!parts[0].strip().matches("[0-9]{1,3}") || Integer.parseInt(parts[0].strip()) == 0) {
                wrong("zones", "'" + parts[0] + "' is no zone", "Send lines such as 1=Front Door, 1 to " + MOST_ZONES);
                continue;
            }
            String name = parts.length == 2 ? parts[1].strip() : "";
            FieldText.line("zones", name).ifPresent(this::wrong);
            zones.put(Integer.parseInt(parts[0].strip()), name);
        }
        return zones;
    }

    private Duration seconds(String field, String text) {
        if (!text.strip().matches("[0-9]{1,7}")) {
            wrong(field, "'" + text + "' is no number of seconds", "Send a whole number");
            return Duration.ZERO;
        }
        return Duration.ofSeconds(Long.parseLong(text.strip()));
    }

    private boolean flag(String field, boolean usual) {
        Optional<String> value = text(field);
        if (value.isPresent() && !value.get().equals("true") && !value.get().equals("false")) {
            wrong(field, "it is neither true nor false", "Send true or false");
        }
        return value.map(Boolean::parseBoolean).orElse(usual);
    }

    private Optional<String> text(String field) {
        return Optional.ofNullable(fields.get(field)).map(String::strip).filter(it -> !it.isEmpty());
    }

    private void wrong(String field, String cause, String nextStep) {
        wrong(Problem.field(field, cause, nextStep));
    }

    private void wrong(Problem found) {
        problem = problem.or(() -> Optional.of(found));
    }
}

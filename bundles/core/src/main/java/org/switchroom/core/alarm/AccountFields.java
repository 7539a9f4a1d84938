package org.switchroom.core.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
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

    private AccountFields() {}

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
        TimingFields.write(account.timing(), fields);
        fields.put("zones", zones(account.zones()));
        fields.put("onTestUntil", account.onTestUntil().map(Instant::toString).orElse(""));
        fields.put("createdAt", account.createdAt().toString());
        return fields;
    }

    private static String zones(SortedMap<Integer, String> zones) {
        return zones.entrySet().stream()
                .map(zone -> zone.getKey() + "=" + zone.getValue())
                .collect(Collectors.joining("\n"));
    }

    /**
     * @param fields all of them, as {@link #write} has them
     * @return the account, or the first thing that is wrong
     */
    static Answer<AlarmAccount> read(
            AccountId id, String tenant, Map<String, String> fields, int revision, Instant changedAt) {
        FieldReader reader = new FieldReader(fields);
        try {
            AlarmAccount account = account(reader, id, tenant, revision, changedAt);
            return reader.problem().<Answer<AlarmAccount>>map(Answer::refused).orElseGet(() -> Answer.done(account));
        } catch (IllegalArgumentException wrong) {
            return Answer.refused(reader.problem()
                    .orElseGet(() -> Problem.of(Problem.Kind.INVALID, wrong.getMessage(), "Correct the fields")));
        }
    }

    private static AlarmAccount account(
            FieldReader fields, AccountId id, String tenant, int revision, Instant changedAt) {
        String name = fields.text("name").orElse("");
        if (name.isBlank()) {
            fields.wrong("name", "it is missing or blank", "Send the project's name, one line");
        }
        FieldText.line("name", name).ifPresent(fields::wrong);
        AlarmTiming timing = TimingFields.read(fields);
        SortedMap<Integer, String> zones = zones(fields);
        return new AlarmAccount(
                id,
                tenant,
                name,
                panel(fields),
                fields.text("station").map(station -> new Relay(station, fields.value("number", ""))),
                AlarmAccount.State.valueOf(fields.value("state", AlarmAccount.State.NOT_MONITORED.name())),
                Integer.parseInt(fields.value("wrongTries", "0")),
                timing,
                zones,
                fields.text("onTestUntil").map(Instant::parse),
                revision,
                fields.text("createdAt").map(Instant::parse).orElse(changedAt),
                changedAt);
    }

    private static Optional<Panel> panel(FieldReader fields) {
        Optional<String> account = fields.text("panel").map(it -> it.toUpperCase(Locale.ROOT));
        Optional<String> crc = fields.text("crc").map(it -> it.toUpperCase(Locale.ROOT));
        if (account.isPresent() && !Panel.isAccount(account.get())) {
            fields.wrong(
                    "panel", "'" + account.get() + "' is no account of a panel", "Send 3 to 16 hexadecimal digits");
        }
        if (crc.isPresent() && !Panel.isCrc(crc.get())) {
            fields.wrong("crc", "a panel's CRC has four hexadecimal digits", "Send it as the label has it");
        }
        if (account.isEmpty() && (crc.isPresent() || fields.text("interval").isPresent())) {
            fields.wrong("panel", "a CRC or an interval is there, and no panel", "Send the panel's account, too");
        }
        Optional<Duration> interval = fields.text("interval").map(it -> fields.seconds("interval", it));
        interval.filter(it -> it.toSeconds() < SHORTEST_INTERVAL || it.toSeconds() > LONGEST_INTERVAL)
                .ifPresent(it -> fields.wrong(
                        "interval",
                        it.toSeconds() + " s is not between " + SHORTEST_INTERVAL + " and " + LONGEST_INTERVAL,
                        "Send how long the panel may be silent, in seconds"));
        boolean keyed = fields.flag("keyed", false);
        boolean plainAllowed = fields.flag("plainAllowed", !keyed);
        return account.filter(it -> fields.problem().isEmpty())
                .map(it -> new Panel(it, crc, keyed, plainAllowed, interval));
    }

    private static SortedMap<Integer, String> zones(FieldReader fields) {
        SortedMap<Integer, String> zones = new TreeMap<>();
        for (String line : fields.lines("zones")) {
            String[] parts = line.split("=", 2);
            if (!parts[0].strip().matches("[0-9]{1,3}") || Integer.parseInt(parts[0].strip()) == 0) {
                fields.wrong(
                        "zones",
                        "'" + parts[0] + "' is no zone",
                        "Send lines such as 1=Front Door, 1 to " + MOST_ZONES);
                continue;
            }
            String name = parts.length == 2 ? parts[1].strip() : "";
            FieldText.line("zones", name).ifPresent(fields::wrong);
            zones.put(Integer.parseInt(parts[0].strip()), name);
        }
        return zones;
    }
}

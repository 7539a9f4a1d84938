package org.switchroom.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.switchroom.core.alarm.AlarmSettings;
import org.switchroom.core.alarm.SwingerRule;
import org.switchroom.core.dispatch.Dispatcher;
import org.switchroom.core.dispatch.RateLimit;
import org.switchroom.core.notice.Addressees;
import org.switchroom.core.notice.NoticeSettings;
import org.switchroom.core.party.MobilePrefixes;
import org.switchroom.core.reply.ReplyAction;
import org.switchroom.core.reply.ReplyWords;
import org.switchroom.message.Address;

/**
 * Core's settings as values; {@link CoreConfig} says what each means.
 *
 * @param mobilePrefixes what mobile numbers begin with
 * @param groups the transports of a channel in the order in which they are tried
 * @param limits how many messages transports take in a time, by name
 * @param replyWords what people answer an SMS with
 * @param rulesFile where rules can be edited; empty when over API and console only
 */
public record CoreSettings(
        String region,
        MobilePrefixes mobilePrefixes,
        Validities validity,
        Dispatcher.Settings dispatcher,
        Duration grace,
        Duration firstWait,
        Duration longestWait,
        Duration arrivalsKept,
        Map<String, List<String>> groups,
        Map<String, RateLimit> limits,
        NoticeSettings notices,
        ReplyWords replyWords,
        Optional<Path> rulesFile,
        AlarmSettings alarms) {
    private static final String GROUP = "group.";
    private static final String LIMIT = "limit.";
    private static final String PREFIXES = "sms.prefixes.";

    public CoreSettings {
        groups = Map.copyOf(groups);
        limits = Map.copyOf(limits);
    }

    /** What holds when nothing is configured. */
    public static CoreSettings defaults() {
        return new CoreSettings(
                "AT",
                MobilePrefixes.of(Map.of("43", MobilePrefixes.AUSTRIA)),
                Validities.usual(),
                new Dispatcher.Settings(64, Duration.ofSeconds(60), Duration.ofSeconds(45), Duration.ofSeconds(10)),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofHours(72),
                Map.of("sms", List.of("sms-web")),
                Map.of(),
                NoticeSettings.nobody(),
                ReplyWords.defaults(),
                Optional.empty(),
                AlarmSettings.defaults());
    }

    /** @param properties of the same configuration, for the {@code group.<channel>} keys */
    static CoreSettings of(CoreConfig config, Map<String, ?> properties) {
        Dispatcher.Settings dispatcher = new Dispatcher.Settings(
                within("dispatch.lanes", config.dispatch_lanes(), 1, 512),
                Duration.ofSeconds(within("dispatch.lease", config.dispatch_lease(), 30, 600)),
                Duration.ofSeconds(within("dispatch.send-limit", config.dispatch_send$_$limit(), 1, 300)),
                Duration.ofSeconds(within("dispatch.drain", config.dispatch_drain(), 0, 120)));
        return new CoreSettings(
                config.region(),
                prefixes(properties),
                validities(config),
                dispatcher,
                Duration.ofSeconds(within("transport.grace", config.transport_grace(), 0, 600)),
                Duration.ofSeconds(within("retry.first-wait", config.retry_first$_$wait(), 1, 3_600)),
                Duration.ofSeconds(within("retry.longest-wait", config.retry_longest$_$wait(), 1, 86_400)),
                Duration.ofHours(within("arrivals.kept", config.arrivals_kept(), 1, 8_760)),
                groups(properties),
                limits(properties),
                notices(config, properties),
                replyWords(config),
                rulesFile(config.rules_file()),
                new AlarmSettings(
                        Duration.ofSeconds(within("alarm.delay", config.alarm_delay(), 0, 300)),
                        Duration.ofSeconds(within("alarm.retry", config.alarm_retry(), 5, 3_600)),
                        config.alarm_unknown_answer(),
                        new SwingerRule(
                                within("alarm.swinger.trips", config.alarm_swinger_trips(), 0, 6),
                                Duration.ofHours(within("alarm.swinger.rest", config.alarm_swinger_rest(), 1, 168))),
                        Duration.ofMinutes(within("alarm.people.window", config.alarm_people_window(), 1, 1_440))));
    }

    private static ReplyWords replyWords(CoreConfig config) {
        try {
            return ReplyWords.of(Map.of(
                    ReplyAction.ACCEPT, config.reply_accept(),
                    ReplyAction.REFUSE, config.reply_refuse(),
                    ReplyAction.ARRIVE, config.reply_on$_$site(),
                    ReplyAction.COMPLETE, config.reply_done()));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("configuration " + CoreConfig.PID + ", keys reply.…: "
                    + wrong.getMessage() + "; correct it in etc/" + CoreConfig.PID + ".cfg");
        }
    }

    private static Validities validities(CoreConfig config) {
        return new Validities(
                Duration.ofMinutes(within("validity.alarm", config.validity_alarm(), 1, 10_080)),
                Duration.ofMinutes(within("validity.job", (int) config.validity_job(), 1, 10_080)),
                Duration.ofMinutes(within("validity.info", config.validity_info(), 1, 10_080)));
    }

    private static NoticeSettings notices(CoreConfig config, Map<String, ?> properties) {
        return new NoticeSettings(
                addressees("notice.to", config.notice_to(), properties),
                addressees("sms.forward.to", config.sms_forward_to(), properties),
                config.notice_channel().strip(),
                Duration.ofMinutes(within("notice.window", config.notice_window(), 1, 1_440)));
    }

    /** @param key for everybody; with a dot and a tenant's id behind it, for that one */
    private static Addressees addressees(String key, String everybodys, Map<String, ?> properties) {
        Map<String, Address> byTenant = new HashMap<>();
        properties.forEach((each, value) -> {
            if (each.startsWith(key + ".")) {
                addressee(each, String.valueOf(value))
                        .ifPresent(address -> byTenant.put(each.substring(key.length() + 1), address));
            }
        });
        return new Addressees(addressee(key, everybodys), byTenant);
    }

    private static Optional<Address> addressee(String key, String value) {
        String found = value.strip();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Optional<Address> address = Address.parse(found.contains(":") ? found : "mailto:" + found);
        if (address.isEmpty() || (address.get().scheme().equals(Address.MAIL) && found.indexOf('@') < 1)) {
            throw new IllegalArgumentException("configuration " + CoreConfig.PID + ", key " + key + ": '" + found
                    + "' is no mail address; correct it in etc/" + CoreConfig.PID + ".cfg");
        }
        return address;
    }

    private static Optional<Path> rulesFile(String path) {
        return path.isBlank()
                ? Optional.empty()
                : Optional.of(Path.of(System.getProperty("karaf.base", "")).resolve(path));
    }

    private static int within(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("configuration " + CoreConfig.PID + ", key " + key + ": " + value
                    + " is not between " + least + " and " + most + "; correct it in etc/" + CoreConfig.PID + ".cfg");
        }
        return value;
    }

    private static Map<String, List<String>> groups(Map<String, ?> properties) {
        return properties.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(GROUP))
                .collect(Collectors.toMap(entry -> entry.getKey().substring(GROUP.length()), entry -> Arrays.stream(
                                String.valueOf(entry.getValue()).split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList()));
    }

    private static MobilePrefixes prefixes(Map<String, ?> properties) {
        Map<String, String> texts = new HashMap<>();
        properties.forEach((key, value) -> {
            if (key.startsWith(PREFIXES)) {
                texts.put(key.substring(PREFIXES.length()), String.valueOf(value));
            }
        });
        try {
            return MobilePrefixes.of(texts);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("configuration " + CoreConfig.PID + ", keys " + PREFIXES + "…: "
                    + wrong.getMessage() + "; correct it in etc/" + CoreConfig.PID + ".cfg");
        }
    }

    private static Map<String, RateLimit> limits(Map<String, ?> properties) {
        return properties.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(LIMIT))
                .collect(Collectors.toMap(entry -> entry.getKey().substring(LIMIT.length()), entry -> RateLimit.parse(
                                String.valueOf(entry.getValue()))
                        .orElseThrow(() -> new IllegalArgumentException("configuration " + CoreConfig.PID
                                + ", key " + entry.getKey() + ": '" + entry.getValue()
                                + "' is no limit; write it as 100/s, 10/min or 500/h in etc/" + CoreConfig.PID
                                + ".cfg"))));
    }
}

package org.switchroom.core.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.switchroom.routing.WhenInDoubt;
import org.switchroom.transport.TransportName;

/** Reads what a rule says is to be done. */
final class ActionText {
    private static final List<String> PART = List.of("send", "validity", "in-doubt", "hold");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6}) ?(s|min|h|d)");
    private static final Pattern DOUBT = Pattern.compile("(repeat|next channel|ask)(?: after (.+))?");
    /** No notice is worth sending longer, whatever a rule says (SM-042). */
    private static final Duration LONGEST = Duration.ofDays(7);

    private static final int MOST_PARTS = 8;

    private final Yaml yaml;

    ActionText(Yaml yaml) {
        this.yaml = yaml;
    }

    Optional<Action> read(Node rule, Map<String, Node> keys) {
        List<String> ends = List.of("send", "reject", "silent").stream()
                .filter(keys::containsKey)
                .toList();
        if (ends.size() != 1) {
            yaml.wrong(
                    rule,
                    ends.isEmpty()
                            ? "this rule does not say what is to be done"
                            : "this rule has " + String.join(" and ", ends) + ", which exclude each other",
                    "Give it one of send, reject and silent");
            return Optional.empty();
        }
        if (keys.containsKey("send")) {
            return Optional.of(tell(keys));
        }
        for (String key : List.of("validity", "in-doubt", "hold", "also", "insist")) {
            if (keys.containsKey(key)) {
                yaml.wrong(keys.get(key), key + " belongs to send, and nothing is sent here", "Leave it out");
            }
        }
        Optional<String> because = yaml.text(keys.get(ends.get(0)), ends.get(0));
        return because.map(text -> ends.get(0).equals("reject") ? new Action.Reject(text) : new Action.Silent(text));
    }

    private Action tell(Map<String, Node> keys) {
        List<Action.Part> parts = new ArrayList<>();
        parts.add(part(keys));
        if (keys.containsKey("also")) {
            List<Node> more = yaml.oneOrMore(keys.get("also"));
            if (more.size() >= MOST_PARTS) {
                yaml.wrong(keys.get("also"), "more than " + MOST_PARTS + " messages for one recipient", "Send fewer");
            }
            more.forEach(node -> parts.add(also(node, keys)));
        }
        boolean insist = Optional.ofNullable(keys.get("insist"))
                .map(node -> flag(node, "insist"))
                .orElse(false);
        return new Action.Tell(parts, insist);
    }

    /** A channel list, or a message with settings of its own; what it does not say, the rule's first message says. */
    private Action.Part also(Node node, Map<String, Node> rule) {
        Map<String, Node> keys = new LinkedHashMap<>();
        for (String key : List.of("validity", "in-doubt", "hold")) {
            if (rule.containsKey(key)) {
                keys.put(key, rule.get(key));
            }
        }
        if (node instanceof MappingNode) {
            Map<String, Node> its = yaml.mapping(node, "also", PART);
            if (!its.containsKey("send")) {
                yaml.wrong(node, "this further message does not say by which channel", "Add send: and a channel");
            }
            keys.putAll(its);
        } else {
            keys.put("send", node);
        }
        return part(keys);
    }

    private Action.Part part(Map<String, Node> keys) {
        return new Action.Part(
                Optional.ofNullable(keys.get("send")).map(this::channels).orElse(List.of()),
                Optional.ofNullable(keys.get("validity")).flatMap(node -> duration(node, "validity")),
                Optional.ofNullable(keys.get("in-doubt")).map(this::doubt).orElse(WhenInDoubt.DEFAULT),
                Optional.ofNullable(keys.get("hold")).flatMap(node -> yaml.text(node, "hold")));
    }

    private List<String> channels(Node node) {
        List<String> channels = new ArrayList<>();
        yaml.text(node, "send").ifPresent(text -> {
            for (String word : text.split("\\s+else\\s+", -1)) {
                try {
                    channels.add(new TransportName(word.strip()).value());
                } catch (IllegalArgumentException notAName) {
                    yaml.wrong(
                            node,
                            "'" + word + "' is not a channel",
                            "Write sms, email, smartnet, message-via or a transport's name, and 'else' between them");
                }
            }
        });
        return channels;
    }

    private Optional<Duration> duration(Node node, String what) {
        return yaml.text(node, what).flatMap(text -> duration(text, node));
    }

    private Optional<Duration> duration(String text, Node node) {
        Matcher matcher = DURATION.matcher(text);
        Duration time = matcher.matches() ? of(Long.parseLong(matcher.group(1)), matcher.group(2)) : Duration.ZERO;
        if (time.compareTo(Duration.ofSeconds(1)) < 0 || time.compareTo(LONGEST) > 0) {
            yaml.wrong(node, "'" + text + "' is no time from 1 s to 7 d", "Write a number and s, min, h or d: 15 min");
            return Optional.empty();
        }
        return Optional.of(time);
    }

    private static Duration of(long number, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(number);
            case "min" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private WhenInDoubt doubt(Node node) {
        Optional<String> text = yaml.text(node, "in-doubt");
        Matcher matcher = DOUBT.matcher(text.orElse(""));
        if (!matcher.matches()) {
            text.ifPresent(found -> yaml.wrong(
                    node,
                    "'" + found + "' is no choice in doubt",
                    "Write repeat, next channel or ask, and after how long: next channel after 60 s"));
            return WhenInDoubt.DEFAULT;
        }
        Duration after = Optional.ofNullable(matcher.group(2))
                .flatMap(time -> duration(time, node))
                .orElse(WhenInDoubt.DEFAULT.after());
        String choice = matcher.group(1).toUpperCase(Locale.ROOT).replace(' ', '_');
        return new WhenInDoubt(WhenInDoubt.Choice.valueOf(choice), after);
    }

    private boolean flag(Node node, String what) {
        String text = yaml.text(node, what).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            yaml.wrong(node, what + " is '" + text + "'", "Write true or false");
        }
        return text.equals("true");
    }
}

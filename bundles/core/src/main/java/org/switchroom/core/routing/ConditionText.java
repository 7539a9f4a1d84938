package org.switchroom.core.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.switchroom.access.Tenant;
import org.switchroom.job.JobField;
import org.switchroom.job.JobKind;
import org.switchroom.message.Priority;

/** Reads {@code when}: what a rule asks for. */
final class ConditionText {
    private static final List<String> KEYS = List.of(
            "kind", "role", "occasion", "priority", "event-class", "tenant", "service-code", "party", "time", "json");

    private final Yaml yaml;
    private final Calendar calendar;

    ConditionText(Yaml yaml, Calendar calendar) {
        this.yaml = yaml;
        this.calendar = calendar;
    }

    List<Condition> read(Node node) {
        Map<String, Node> keys = yaml.mapping(node, "when", KEYS);
        List<Condition> conditions = new ArrayList<>();
        for (Trait trait : Trait.values()) {
            if (keys.containsKey(trait.key())) {
                words(trait, keys.get(trait.key())).ifPresent(conditions::add);
            }
        }
        if (keys.containsKey("time")) {
            new TimeText(yaml, calendar).read(keys.get("time")).ifPresent(conditions::add);
        }
        if (keys.containsKey("json")) {
            yaml.oneOrMore(keys.get("json")).forEach(path -> json(path).ifPresent(conditions::add));
        }
        return conditions;
    }

    private Optional<Condition> words(Trait trait, Node node) {
        List<String> words = new ArrayList<>();
        for (Node item : yaml.oneOrMore(node)) {
            Optional<String> text = yaml.text(item, trait.key());
            text.ifPresent(word -> words.addAll(checked(trait, word, item)));
        }
        if (words.isEmpty() && yaml.mistakes().isEmpty()) {
            yaml.wrong(node, trait.key() + " is an empty list, which nothing fits", "Name a word, or leave it out");
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(new OneOf(trait, words));
    }

    private List<String> checked(Trait trait, String word, Node node) {
        return switch (trait) {
            case KIND -> closed(trait, word, node, names(JobKind.values()));
            case ROLE ->
                closed(
                        trait,
                        word,
                        node,
                        Arrays.stream(JobField.values())
                                .filter(field -> field.type() == JobField.Type.PARTY)
                                .map(JobField::apiName)
                                .toList());
            case OCCASION ->
                closed(
                        trait,
                        word,
                        node,
                        Arrays.stream(Occasion.values()).map(Occasion::inRules).toList());
            case PRIORITY -> priorities(word, node);
            case EVENT_CLASS ->
                closed(
                        trait,
                        word,
                        node,
                        Arrays.stream(EventClass.values()).map(EventClass::word).toList());
            case TENANT -> tenant(word, node);
            case SERVICE_CODE, PARTY -> List.of(word);
        };
    }

    private List<String> closed(Trait trait, String word, Node node, List<String> known) {
        for (String each : known) {
            if (Trait.fold(each).equals(Trait.fold(word))) {
                return List.of(each);
            }
        }
        yaml.wrong(node, "there is no " + trait.key() + " '" + word + "'", "Use one of: " + String.join(", ", known));
        return List.of();
    }

    /** {@code URGENT+} is URGENT and everything above it. */
    private List<String> priorities(String word, Node node) {
        boolean andAbove = word.endsWith("+");
        List<String> named = closed(
                Trait.PRIORITY, andAbove ? word.substring(0, word.length() - 1) : word, node, names(Priority.values()));
        if (!andAbove || named.isEmpty()) {
            return named;
        }
        Priority least = Priority.valueOf(named.get(0));
        return names(Arrays.stream(Priority.values())
                .filter(priority -> priority.compareTo(least) >= 0)
                .toArray(Priority[]::new));
    }

    private List<String> tenant(String word, Node node) {
        if (Tenant.isId(word)) {
            return List.of(word);
        }
        yaml.wrong(node, "'" + word + "' is not a tenant's id", "tenant:list shows them");
        return List.of();
    }

    private Optional<Condition> json(Node node) {
        return yaml.text(node, "json").flatMap(path -> {
            try {
                return Optional.of(JsonCondition.of(path));
            } catch (IllegalArgumentException unreadable) {
                yaml.wrong(
                        node,
                        "'" + path + "' is not a JSONPath: " + unreadable.getMessage(),
                        "Write a path such as $[?(@.notes =~ /.*gate.*/i)]");
                return Optional.empty();
            }
        });
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}

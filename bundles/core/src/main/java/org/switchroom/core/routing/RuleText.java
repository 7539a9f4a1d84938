package org.switchroom.core.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.switchroom.routing.Rules.Mistake;

/** Reads rules: from a text to a set of rules, or to everything that is wrong with it. Pure. */
public final class RuleText {
    private static final List<String> FILE = List.of("rules", "zone", "holidays");
    private static final List<String> RULE = List.of(
            "name", "note", "when", "send", "validity", "in-doubt", "hold", "also", "insist", "reject", "silent");
    private static final int MOST_RULES = 20_000;

    /** @param set empty when there are mistakes */
    public record Read(Optional<RuleSet> set, List<Mistake> mistakes) {}

    private final Yaml yaml = new Yaml();

    private RuleText() {}

    /** @param version that the set is to have */
    public static Read read(String text, int version) {
        RuleText reader = new RuleText();
        List<Rule> rules = reader.yaml.compose(text).map(reader::file).orElse(List.of());
        return reader.yaml.mistakes().isEmpty()
                ? new Read(Optional.of(RuleSet.of(version, rules)), List.of())
                : new Read(Optional.empty(), List.copyOf(reader.yaml.mistakes()));
    }

    private List<Rule> file(Node node) {
        Map<String, Node> file = yaml.mapping(node, "the file", FILE);
        Calendar calendar = new CalendarText(yaml).read(file);
        List<Node> items = Optional.ofNullable(file.get("rules"))
                .map(list -> yaml.list(list, "rules"))
                .orElse(List.of());
        if (items.size() > MOST_RULES) {
            yaml.wrong(node, "there are more than " + MOST_RULES + " rules", "Keep fewer, with lists of words in them");
            return List.of();
        }
        List<Rule> rules = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (Node item : items) {
            rule(item, calendar).ifPresent(rule -> {
                Integer other = lines.putIfAbsent(rule.name(), rule.line());
                if (other != null) {
                    yaml.wrong(
                            item,
                            "a rule named '" + rule.name() + "' is in line " + other + " already",
                            "Give each rule a name of its own");
                }
                rules.add(rule);
            });
        }
        return rules;
    }

    private Optional<Rule> rule(Node node, Calendar calendar) {
        Map<String, Node> keys = yaml.mapping(node, "a rule", RULE);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> name = Optional.ofNullable(keys.get("name")).flatMap(value -> yaml.text(value, "name"));
        if (!keys.containsKey("name")) {
            yaml.wrong(node, "this rule has no name", "Add name: and a word by which people will know it");
        } else if (name.filter(words -> !words.matches("\\P{Cntrl}{1,80}") || words.equals("MessageVia"))
                .isPresent()) {
            yaml.wrong(
                    keys.get("name"),
                    "a name has 1 to 80 characters on one line and is not MessageVia",
                    "Choose another one");
        }
        List<Condition> when = Optional.ofNullable(keys.get("when"))
                .map(value -> new ConditionText(yaml, calendar).read(value))
                .orElse(List.of());
        Optional<Action> then = new ActionText(yaml).read(node, keys);
        return name.isPresent() && then.isPresent()
                ? Optional.of(new Rule(name.get(), Yaml.line(node), when, then.get()))
                : Optional.empty();
    }
}

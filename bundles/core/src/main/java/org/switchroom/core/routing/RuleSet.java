package org.switchroom.core.routing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.switchroom.rule.Rules;

/** The rules in order, with the version they are of. Immutable. */
public final class RuleSet {
    private final int version;
    private final List<Rule> rules;
    private final RuleIndex index;

    private final Set<Occasion> asked = EnumSet.noneOf(Occasion.class);

    private RuleSet(int version, List<Rule> rules, RuleIndex index) {
        this.version = version;
        for (Occasion occasion : Occasion.values()) {
            if (rules.stream().anyMatch(rule -> rule.asksFor(occasion))) {
                asked.add(occasion);
            }
        }
        this.rules = List.copyOf(rules);
        this.index = index;
    }

    /** Nothing above MessageVia. */
    public static final RuleSet EMPTY = of(0, List.of());

    static RuleSet of(int version, List<Rule> rules) {
        return new RuleSet(version, rules, RuleIndex.of(rules));
    }

    /** The same rules as another version. */
    public RuleSet at(int number) {
        return new RuleSet(number, rules, index);
    }

    /** The rules in words, for lists. */
    public List<Rules.Line> lines() {
        return rules.stream()
                .map(rule -> new Rules.Line(
                        rule.name(),
                        rule.line(),
                        rule.whenInWords(),
                        rule.then().words()))
                .toList();
    }

    public int size() {
        return rules.size();
    }

    /** 0 when none were ever stored. */
    public int version() {
        return version;
    }

    /** True when a rule names this occasion. */
    public boolean asksFor(Occasion occasion) {
        return asked.contains(occasion);
    }

    List<Rule> rules() {
        return rules;
    }

    /** Those that may fit, in order: every rule whose conditions hold is among them. */
    List<Rule> candidates(Situation situation) {
        int[] places = index.candidates(situation);
        List<Rule> found = new ArrayList<>(places.length);
        for (int place : places) {
            found.add(rules.get(place));
        }
        return found;
    }
}

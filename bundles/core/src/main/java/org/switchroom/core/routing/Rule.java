package org.switchroom.core.routing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One named rule.
 *
 * @param line where it begins in its text, counted from 1
 * @param whenInWords its conditions, said once for all decisions
 */
record Rule(String name, int line, List<Condition> when, Action then, String whenInWords) {
    Rule(String name, int line, List<Condition> when, Action then) {
        this(name, line, List.copyOf(when), then, words(when));
    }

    /** The first condition that says no. */
    Optional<Condition> no(Situation situation) {
        for (Condition condition : when) {
            if (!condition.holds(situation)) {
                return Optional.of(condition);
            }
        }
        return Optional.empty();
    }

    boolean asksFor(Occasion occasion) {
        return when.stream()
                .filter(OneOf.class::isInstance)
                .map(OneOf.class::cast)
                .anyMatch(condition ->
                        condition.trait() == Trait.OCCASION && condition.exact().contains(occasion.inRules()));
    }

    private static String words(List<Condition> when) {
        return when.isEmpty() ? "always" : when.stream().map(Condition::words).collect(Collectors.joining(", "));
    }

    /** True when it asks for tenants and this one is none of them. */
    boolean isOfOthersThan(java.util.Collection<String> tenants) {
        return when.stream()
                .filter(OneOf.class::isInstance)
                .map(OneOf.class::cast)
                .anyMatch(condition -> condition.trait() == Trait.TENANT
                        && condition.isExact()
                        && tenants.stream().map(Trait::fold).noneMatch(condition.exact()::contains));
    }
}

package org.switchroom.core.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the rules that may fit, so that a thousand cost little more than one: each rule lies under the words of that one
 * of its conditions that the fewest rules share, or among the rest when it has none. Immutable.
 */
final class RuleIndex {
    private static final int[] NONE = {};

    private final Map<Trait, Map<String, int[]>> byWord;
    private final int[] rest;

    private RuleIndex(Map<Trait, Map<String, int[]>> byWord, int[] rest) {
        this.byWord = byWord;
        this.rest = rest;
    }

    static RuleIndex of(List<Rule> rules) {
        Map<Trait, Map<String, Integer>> counts = new EnumMap<>(Trait.class);
        for (Rule rule : rules) {
            exact(rule).forEach(condition -> condition.exact().forEach(word -> counts.computeIfAbsent(
                            condition.trait(), trait -> new HashMap<>())
                    .merge(word, 1, Integer::sum)));
        }
        Map<Trait, Map<String, int[]>> byWord = new EnumMap<>(Trait.class);
        int[] rest = NONE;
        for (int place = 0; place < rules.size(); place++) {
            Optional<OneOf> rarest = exact(rules.get(place)).stream()
                    .min(Comparator.comparingInt(condition -> condition.exact().stream()
                            .mapToInt(counts.get(condition.trait())::get)
                            .sum()));
            if (rarest.isEmpty()) {
                rest = with(rest, place);
                continue;
            }
            Map<String, int[]> words = byWord.computeIfAbsent(rarest.get().trait(), trait -> new HashMap<>());
            for (String word : rarest.get().exact()) {
                words.put(word, with(words.getOrDefault(word, NONE), place));
            }
        }
        return new RuleIndex(byWord, rest);
    }

    private static List<OneOf> exact(Rule rule) {
        List<OneOf> exact = new ArrayList<>();
        for (Condition condition : rule.when()) {
            if (condition instanceof OneOf words && words.isExact()) {
                exact.add(words);
            }
        }
        return exact;
    }

    private static int[] with(int[] places, int place) {
        int[] more = Arrays.copyOf(places, places.length + 1);
        more[places.length] = place;
        return more;
    }

    /** Places in order, each once. */
    int[] candidates(Situation situation) {
        int[] found = rest;
        boolean merged = false;
        for (Map.Entry<Trait, Map<String, int[]>> one : byWord.entrySet()) {
            for (String word : one.getKey().found(situation)) {
                int[] more = one.getValue().getOrDefault(Trait.fold(word), NONE);
                if (found.length == 0) {
                    found = more;
                } else if (more.length > 0) {
                    merged = true;
                    int[] both = Arrays.copyOf(found, found.length + more.length);
                    System.arraycopy(more, 0, both, found.length, more.length);
                    found = both;
                }
            }
        }
        return merged ? Arrays.stream(found).sorted().distinct().toArray() : found;
    }
}

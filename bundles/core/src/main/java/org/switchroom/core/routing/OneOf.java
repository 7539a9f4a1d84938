package org.switchroom.core.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A trait is one of these words; a {@code *} in a word stands for any characters. */
final class OneOf implements Condition {
    private final Trait trait;
    private final List<String> written;
    private final Set<String> exact = new HashSet<>();
    private final List<Pattern> patterns = new ArrayList<>();

    OneOf(Trait trait, List<String> words) {
        this.trait = trait;
        this.written = List.copyOf(words);
        for (String word : words) {
            if (word.indexOf('*') < 0) {
                exact.add(Trait.fold(word));
            } else {
                String[] parts = Trait.fold(word).split("\\*", -1);
                StringBuilder pattern = new StringBuilder(Pattern.quote(parts[0]));
                for (int i = 1; i < parts.length; i++) {
                    pattern.append(".*").append(Pattern.quote(parts[i]));
                }
                patterns.add(Pattern.compile(pattern.toString(), Pattern.DOTALL));
            }
        }
    }

    Trait trait() {
        return trait;
    }

    /** Rules are found by the words of those conditions that are nothing but words. */
    boolean isExact() {
        return patterns.isEmpty();
    }

    Set<String> exact() {
        return exact;
    }

    @Override
    public boolean holds(Situation situation) {
        for (String word : trait.found(situation)) {
            String folded = Trait.fold(word);
            if (exact.contains(folded)
                    || patterns.stream()
                            .anyMatch(pattern -> pattern.matcher(folded).matches())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String words() {
        return trait.key() + " " + String.join(" or ", written);
    }

    @Override
    public String found(Situation situation) {
        List<String> found = trait.found(situation);
        return found.isEmpty() ? "there is none" : found.get(0);
    }
}

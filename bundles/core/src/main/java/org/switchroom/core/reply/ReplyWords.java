package org.switchroom.core.reply;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The words that people answer with, each action's own first one being the word that is asked for.
 *
 * @param byAction in capitals
 */
public record ReplyWords(Map<ReplyAction, List<String>> byAction) {
    public ReplyWords {
        byAction = Map.copyOf(byAction);
    }

    /** An action, and what was written behind its word. */
    record Found(ReplyAction action, String rest) {}

    private record Phrase(ReplyAction action, String words) {}

    /**
     * @param texts words separated by commas
     * @throws IllegalArgumentException when an action has no word, or two have the same
     */
    public static ReplyWords of(Map<ReplyAction, String> texts) {
        Map<ReplyAction, List<String>> byAction = new EnumMap<>(ReplyAction.class);
        Map<String, ReplyAction> seen = new java.util.HashMap<>();
        for (ReplyAction action : ReplyAction.values()) {
            List<String> words = Arrays.stream(texts.getOrDefault(action, "").split(","))
                    .map(word -> word.strip().toUpperCase(Locale.ROOT))
                    .filter(word -> !word.isEmpty())
                    .toList();
            if (words.isEmpty()) {
                throw new IllegalArgumentException("no word means " + action);
            }
            for (String word : words) {
                ReplyAction other = seen.put(word, action);
                if (other != null && other != action) {
                    throw new IllegalArgumentException("'" + word + "' means both " + other + " and " + action);
                }
            }
            byAction.put(action, words);
        }
        return new ReplyWords(byAction);
    }

    /** German and English. */
    public static ReplyWords defaults() {
        return of(Map.of(
                ReplyAction.ACCEPT, "OK,JA,YES",
                ReplyAction.REFUSE, "NO,NEIN",
                ReplyAction.ARRIVE, "ON SITE,ONSITE,VOR ORT",
                ReplyAction.COMPLETE, "DONE,FERTIG,ERLEDIGT"));
    }

    /** The word that is asked for. */
    String word(ReplyAction action) {
        return byAction.get(action).get(0);
    }

    /** What a text begins with, the longest words first. */
    Optional<Found> find(String text) {
        String capitals = text.strip().toUpperCase(Locale.ROOT);
        return byAction.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(word -> new Phrase(entry.getKey(), word)))
                .filter(phrase -> begins(capitals, phrase.words()))
                .max(Comparator.comparingInt(phrase -> phrase.words().length()))
                .map(phrase -> new Found(
                        phrase.action(), rest(text.strip(), phrase.words().length())));
    }

    private static boolean begins(String text, String words) {
        return text.startsWith(words)
                && (text.length() == words.length() || !Character.isLetterOrDigit(text.charAt(words.length())));
    }

    private static String rest(String text, int from) {
        return text.length() <= from
                ? ""
                : text.substring(from).replaceFirst("^[\\s,.:;!-]+", "").strip();
    }
}

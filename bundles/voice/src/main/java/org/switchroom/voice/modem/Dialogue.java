package org.switchroom.voice.modem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** One question to the modem at a time, and the line that ends its answer, until a deadline that nothing moves. */
final class Dialogue {
    /** More than any modem has codings. */
    private static final int MOST_LINES = 100;

    /**
     * How a question ended.
     *
     * @param result such as {@code OK}, {@code VCON}, {@code NO DIALTONE}; empty when the time was over
     * @param lines what came before it
     */
    record Answer(String result, List<String> lines) {
        Answer {
            lines = List.copyOf(lines);
        }

        boolean isSilence() {
            return result.isEmpty();
        }

        boolean isDone() {
            return result.equals("OK") || result.equals("VCON");
        }

        boolean isConnect() {
            return result.equals("CONNECT");
        }
    }

    private record Question(String text, Duration until, Consumer<Answer> then) {}

    private Optional<Question> asked = Optional.empty();
    private final List<String> lines = new ArrayList<>();

    void ask(String text, Duration until, Consumer<Answer> then) {
        if (asked.isPresent()) {
            throw new IllegalStateException(
                    "the modem is still asked " + asked.get().text());
        }
        lines.clear();
        asked = Optional.of(new Question(text, until, then));
    }

    boolean isBusy() {
        return asked.isPresent();
    }

    void abandon() {
        asked = Optional.empty();
    }

    Optional<Duration> due() {
        return asked.map(Question::until);
    }

    void tick(Duration now) {
        if (asked.isPresent() && now.compareTo(asked.get().until()) >= 0) {
            end("");
        }
    }

    /** @return the result that nobody had asked for, if it is one */
    Optional<String> line(String line) {
        Optional<String> result = result(line);
        if (asked.isEmpty()) {
            return result;
        }
        if (result.isPresent()) {
            end(result.get());
        } else if (!line.equals(asked.get().text()) && lines.size() < MOST_LINES) {
            lines.add(line);
        }
        return Optional.empty();
    }

    private void end(String result) {
        Question question = asked.orElseThrow();
        asked = Optional.empty();
        question.then().accept(new Answer(result, lines));
    }

    /** In one spelling. */
    private static Optional<String> result(String line) {
        String text = line.toUpperCase(Locale.ROOT);
        return switch (text) {
            case "OK", "VCON", "ERROR", "BUSY", "NO ANSWER", "NO CARRIER", "NO DIALTONE" -> Optional.of(text);
            case "NO DIAL TONE" -> Optional.of("NO DIALTONE");
            case "+FCERROR" -> Optional.of("ERROR");
            default -> {
                String word = text.split("[ :;]", 2)[0];
                yield List.of("CONNECT", "DELAYED", "BLACKLISTED").contains(word)
                        ? Optional.of(word)
                        : Optional.empty();
            }
        };
    }
}

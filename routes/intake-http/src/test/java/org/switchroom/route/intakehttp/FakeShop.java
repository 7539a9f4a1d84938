package org.switchroom.route.intakehttp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;

/** What all of a core in memory has: ids, repeats, and when an answer comes. */
final class FakeShop {
    private final FakeRepeats repeats = new FakeRepeats();
    private final AtomicLong lastId = new AtomicLong(1_000_000);
    private final Executor executor;

    FakeShop(Executor executor) {
        this.executor = executor;
    }

    FakeRepeats repeats() {
        return repeats;
    }

    long nextId() {
        return lastId.incrementAndGet();
    }

    <T> CompletionStage<Answer<T>> later(Answer<T> answer) {
        CompletableFuture<Answer<T>> stage = new CompletableFuture<>();
        executor.execute(() -> stage.complete(answer));
        return stage;
    }

    static <T> Answer<T> none() {
        return Answer.refused(Problem.of(Problem.Kind.NOT_FOUND, "there is no such thing", "Look again."));
    }

    static <E extends Enum<E>> boolean isOneOf(Class<E> type, String word) {
        return List.of(type.getEnumConstants()).stream()
                .anyMatch(value -> value.name().equals(word));
    }
}

package org.switchroom.core;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Tells everybody who listens. It is there before them all: what writes and what hears of the writing need one another, and
 * so each needs only this. Any thread.
 */
final class Broadcast<T> implements Consumer<T> {
    private final List<Consumer<? super T>> listeners = new CopyOnWriteArrayList<>();

    void heardBy(Consumer<? super T> listener) {
        listeners.add(listener);
    }

    @Override
    public void accept(T news) {
        listeners.forEach(listener -> listener.accept(news));
    }
}

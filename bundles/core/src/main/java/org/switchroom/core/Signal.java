package org.switchroom.core;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A {@link Broadcast} that has nothing to say but that it is time. */
final class Signal implements Runnable {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    void heardBy(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void run() {
        listeners.forEach(Runnable::run);
    }
}

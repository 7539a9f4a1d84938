package org.switchroom.core.alarm;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * A few threads, one of them for each panel: what concerns one panel is done in order and never twice at a time. They
 * may block on the database.
 */
final class Turns implements AutoCloseable {
    private static final int THREADS = 4;

    private final List<ExecutorService> threads = IntStream.range(0, THREADS)
            .mapToObj(number -> Executors.newSingleThreadExecutor(task -> {
                Thread thread = new Thread(task, "switchroom-panels-" + number);
                thread.setDaemon(true);
                return thread;
            }))
            .toList();

    /** The same for the same panel. */
    Executor of(String panel) {
        return threads.get(Math.floorMod(panel.hashCode(), THREADS));
    }

    @Override
    public void close() {
        threads.forEach(ExecutorService::shutdown);
    }
}

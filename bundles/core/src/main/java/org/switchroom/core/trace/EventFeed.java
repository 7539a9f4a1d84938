package org.switchroom.core.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.access.Caller;
import org.switchroom.store.Journal;
import org.switchroom.trace.Events;
import org.switchroom.trace.TimelineEntry;

/** Hands stored timeline entries to whoever listens, each listener in order and never two calls at a time. */
public final class EventFeed implements Events {
    private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);
    private static final int MOST_CAUGHT_UP = 1_000;

    private final Journal journal;
    private final Executor executor;
    private final Set<Listening> listening = ConcurrentHashMap.newKeySet();

    public EventFeed(Journal journal, Executor executor) {
        this.journal = journal;
        this.executor = executor;
    }

    /** Any thread; returns at once. */
    public void publish(List<TimelineEntry> entries) {
        listening.forEach(one -> one.offer(entries));
    }

    @Override
    public Subscription subscribe(Caller caller, OptionalLong after, Consumer<List<TimelineEntry>> listener) {
        Listening one = new Listening(caller, listener);
        listening.add(one);
        // Listens first and reads after, so that nothing falls between; an entry seen twice is dropped by its id.
        after.ifPresent(id -> one.offer(journal.timelineAfter(caller.tenants(), id, MOST_CAUGHT_UP)));
        return () -> listening.remove(one);
    }

    private final class Listening {
        private final Caller caller;
        private final Consumer<List<TimelineEntry>> listener;
        /** Guarded by itself; also guards {@link #running}. */
        private final Queue<TimelineEntry> waiting = new ArrayDeque<>();

        private boolean running;
        private final java.util.LinkedHashSet<Long> seen = new java.util.LinkedHashSet<>();

        Listening(Caller caller, Consumer<List<TimelineEntry>> listener) {
            this.caller = caller;
            this.listener = listener;
        }

        void offer(List<TimelineEntry> entries) {
            synchronized (waiting) {
                for (TimelineEntry entry : entries) {
                    if (caller.tenants().contains(entry.tenant()) && seen.add(entry.id())) {
                        waiting.add(entry);
                    }
                }
                while (seen.size() > 4 * MOST_CAUGHT_UP) {
                    seen.remove(seen.iterator().next());
                }
                if (running || waiting.isEmpty()) {
                    return;
                }
                running = true;
            }
            executor.execute(this::drain);
        }

        private void drain() {
            while (true) {
                List<TimelineEntry> batch;
                synchronized (waiting) {
                    if (waiting.isEmpty()) {
                        running = false;
                        return;
                    }
                    batch = new ArrayList<>(waiting);
                    waiting.clear();
                }
                try {
                    listener.accept(batch);
                } catch (RuntimeException broken) {
                    LOG.warn(
                            "A listener of the live feed failed and is dropped; its client should connect again",
                            broken);
                    listening.remove(this);
                }
            }
        }
    }
}

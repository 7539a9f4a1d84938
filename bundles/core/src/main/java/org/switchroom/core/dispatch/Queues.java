package org.switchroom.core.dispatch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/**
 * In which queues lanes may wait, and how many each could send on now. Only a hint of what is on disk: a queue that is
 * forgotten here is looked at again when its lanes' times come. Any thread.
 */
final class Queues {
    private final Map<String, IntSupplier> rooms = new ConcurrentHashMap<>();

    /** @param room how many of its lanes could begin now */
    void occupied(String queue, IntSupplier room) {
        rooms.put(queue, room);
    }

    /** Whoever comes now has others before him. */
    boolean isOccupied(String queue) {
        return rooms.containsKey(queue);
    }

    /** Those that may hold lanes, with their room. */
    Map<String, IntSupplier> all() {
        return Map.copyOf(rooms);
    }

    /** Before its lanes are claimed, so that one that comes meanwhile marks it again. */
    void emptied(String queue) {
        rooms.remove(queue);
    }
}

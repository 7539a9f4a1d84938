package org.switchroom.core.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * One notice for each cause in a time; what is held back meanwhile is counted and told when the time is over. Used by
 * one thread at a time.
 */
final class StormGuard {
    /** More causes than this at a time are one cause: then the house is on fire and the details are in the log. */
    static final int MOST_CAUSES = 20;

    private static final int MOST_SAMPLES = 10;

    /** What was held back for a cause since its last notice. */
    record Held(String tenant, String cause, int count, List<Trouble> samples) {}

    private static final class Open {
        private final Instant since;
        private final List<Trouble> samples = new ArrayList<>();
        private int count;

        Open(Instant since) {
            this.since = since;
        }
    }

    private record Key(String tenant, String cause) {}

    private final Duration window;
    private final Map<Key, Open> open = new HashMap<>();

    StormGuard(Duration window) {
        this.window = window;
    }

    /** True when it goes out now; false when it is counted. */
    boolean admit(Trouble trouble, Instant now) {
        Key key = new Key(trouble.tenant(), cause(trouble));
        Open before = open.get(key);
        if (before == null) {
            open.put(key, new Open(now));
            return true;
        }
        before.count++;
        if (before.samples.size() < MOST_SAMPLES) {
            before.samples.add(trouble);
        }
        return false;
    }

    private String cause(Trouble trouble) {
        if (open.containsKey(new Key(trouble.tenant(), trouble.cause()))) {
            return trouble.cause();
        }
        long causes = open.keySet().stream()
                .filter(key -> key.tenant().equals(trouble.tenant()))
                .count();
        return causes < MOST_CAUSES ? trouble.cause() : "many causes";
    }

    /** A notice of this cause went out at that time, in an earlier life of the process. */
    void remember(String tenant, String cause, Instant at) {
        open.put(new Key(tenant, cause), new Open(at));
    }

    /** Nothing went out after all: the next one is admitted. */
    void forget(Trouble trouble) {
        open.remove(new Key(trouble.tenant(), trouble.cause()));
    }

    /** Causes whose time is over and that were held back meanwhile; their next time begins. The others are forgotten. */
    List<Held> due(Instant now) {
        List<Held> due = new ArrayList<>();
        Map<Key, Open> again = new HashMap<>();
        for (Iterator<Map.Entry<Key, Open>> each = open.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<Key, Open> one = each.next();
            if (one.getValue().since.plus(window).isAfter(now)) {
                continue;
            }
            each.remove();
            if (one.getValue().count > 0) {
                due.add(new Held(
                        one.getKey().tenant(),
                        one.getKey().cause(),
                        one.getValue().count,
                        List.copyOf(one.getValue().samples)));
                again.put(one.getKey(), new Open(now));
            }
        }
        open.putAll(again);
        return due;
    }

    /** The causes whose time runs. */
    int size() {
        return open.size();
    }
}

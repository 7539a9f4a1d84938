package org.switchroom.route.contactid;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.switchroom.phone.StationCall;

/** The latest calls. Any thread. */
final class Notes {
    private final int kept;
    private final Deque<StationCall> calls = new ArrayDeque<>(); // oldest first; guarded by this
    private long last;

    Notes(int kept) {
        this.kept = kept;
    }

    synchronized long nextNumber() {
        last++;
        return last;
    }

    /** Puts a call in, or in the place of what was known of it. */
    synchronized void put(StationCall call) {
        calls.removeIf(each -> each.number() == call.number());
        calls.addLast(call);
        while (calls.size() > kept) {
            calls.removeFirst();
        }
    }

    synchronized List<StationCall> newestFirst() {
        List<StationCall> all = new ArrayList<>(calls);
        Collections.reverse(all);
        return all;
    }

    synchronized Optional<StationCall> find(long number) {
        return calls.stream().filter(call -> call.number() == number).findFirst();
    }
}

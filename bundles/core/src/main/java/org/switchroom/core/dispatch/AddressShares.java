package org.switchroom.core.dispatch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.switchroom.message.Address;

/**
 * How many of a transport's places one address may have: half of them; a single one when nobody answered there last time,
 * or when a delivery to it is under way that takes far longer than this transport's usually do. So a dead address does not
 * take the transport from the others, and where every delivery takes long nobody is kept short. Not thread safe.
 */
final class AddressShares {
    /** More addresses in trouble than this are a transport in trouble; then none is kept short. */
    private static final int TROUBLED_AT_MOST = 10_000;
    /** As many times as long as usual is far longer. */
    private static final int FAR_LONGER = 8;
    /** Less than this is no trouble, however quick the others are. */
    private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final int places;
    /** When each delivery under way began, the oldest first. */
    private final Map<Address, Deque<Long>> underWay = new HashMap<>();

    private final Set<Address> troubled = new HashSet<>();
    private final Usual usual = new Usual();

    AddressShares(int places) {
        this.places = places;
    }

    void begin(Address to, long now) {
        underWay.computeIfAbsent(to, any -> new ArrayDeque<>()).addLast(now);
    }

    /** The one that began last is not sent. */
    void giveBack(Address to) {
        Deque<Long> begun = underWay.get(to);
        begun.removeLast();
        if (begun.isEmpty()) {
            underWay.remove(to);
        }
    }

    /** One delivery to it is over. */
    void end(Address to, long now) {
        Deque<Long> begun = underWay.get(to);
        long took = now - begun.removeFirst();
        if (begun.isEmpty()) {
            underWay.remove(to);
        }
        usual.took(took);
    }

    void answered(Address to, boolean somebody) {
        if (somebody) {
            troubled.remove(to);
        } else if (troubled.add(to) && troubled.size() > TROUBLED_AT_MOST) {
            troubled.clear();
        }
    }

    /** How many more may begin to it. */
    int room(Address to, long now) {
        Deque<Long> begun = underWay.get(to);
        int most = troubled.contains(to) || (begun != null && isLate(now - begun.getFirst()))
                ? 1
                : Math.max(1, places / 2);
        return Math.max(0, most - (begun == null ? 0 : begun.size()));
    }

    private boolean isLate(long nanos) {
        return usual.nanos() > 0 && nanos > Math.max(QUICK_NANOS, usual.nanos() * FAR_LONGER);
    }
}

package org.switchroom.bench.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Counts answers on the driver's thread. */
final class LoadTally {
    private final Consumer<String> created;
    private final Map<Integer, Long> others = new TreeMap<>();
    private long[] nanos = new long[1 << 14];
    private int acknowledged;
    private int broken;

    LoadTally(Consumer<String> created) {
        this.created = created;
    }

    void answer(int status, long took, Supplier<String> body) {
        if (status != 201 && status != 200) {
            others.merge(status, 1L, Long::sum);
            return;
        }
        if (acknowledged == nanos.length) {
            nanos = Arrays.copyOf(nanos, nanos.length * 2);
        }
        nanos[acknowledged++] = took;
        created.accept(body.get());
    }

    void broken() {
        broken++;
    }

    LoadResult result(Duration time) {
        long[] sorted = Arrays.copyOf(nanos, acknowledged);
        Arrays.sort(sorted);
        return new LoadResult(acknowledged, others, broken, time, at(sorted, 0.5), at(sorted, 0.99));
    }

    private static Duration at(long[] sorted, double part) {
        return sorted.length == 0
                ? Duration.ZERO
                : Duration.ofNanos(sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * part))]);
    }
}

package org.switchroom.bench.load;

import java.time.Duration;
import java.util.Map;

/**
 * What came of a load.
 *
 * @param acknowledged answers 201 (or 200 where things are asked for)
 * @param others answers with another status, by status
 * @param broken connections that ended early
 */
public record LoadResult(
        int acknowledged,
        Map<Integer, Long> others,
        int broken,
        Duration time,
        Duration median,
        Duration worst1Percent) {
    public LoadResult {
        others = Map.copyOf(others);
    }

    public double perSecond() {
        return acknowledged / (time.toNanos() / 1e9);
    }

    /** Empty when every answer was an acknowledgement. */
    public String trouble() {
        return (others.isEmpty() ? "" : " other answers " + others)
                + (broken == 0 ? "" : " broken connections " + broken);
    }
}

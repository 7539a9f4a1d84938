package org.switchroom.bench;

import java.util.Collection;

/** The middle one: what a single hiccup of a shared machine does not move. */
public final class Median {
    private Median() {}

    /** NaN of nothing. */
    public static double of(Collection<? extends Number> values) {
        double[] sorted =
                values.stream().mapToDouble(Number::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

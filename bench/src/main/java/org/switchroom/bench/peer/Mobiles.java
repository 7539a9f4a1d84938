package org.switchroom.bench.peer;

/** Mobile numbers, one for each name. */
public final class Mobiles {
    private Mobiles() {}

    public static String of(String name) {
        return "+43664" + "%07d".formatted(Math.floorMod(name.hashCode(), 10_000_000));
    }
}

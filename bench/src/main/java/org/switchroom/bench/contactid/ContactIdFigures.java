package org.switchroom.bench.contactid;

import org.switchroom.bench.Options;

/** How long a call takes, what noise and lost packets cost, and whether anything else passes for a tone of a station. */
public final class ContactIdFigures {
    private ContactIdFigures() {}

    public static int measure(Options options) {
        options.allow("messages", "calls", "seconds", "seed");
        long seed = options.number("seed", 1);
        int status = Pace.measure();
        status = Math.max(status, Digits.measure(options.number("messages", 20_000), seed));
        status = Math.max(status, Losses.measure(options.number("calls", 2_000), seed));
        return Math.max(status, FalseTones.measure(options.number("seconds", 100_000), seed));
    }

    static String verdict(boolean met) {
        return met ? "met" : "MISSED";
    }
}

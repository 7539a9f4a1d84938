package org.switchroom.bench.calls;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.switchroom.bench.Median;
import org.switchroom.bench.Options;
import org.switchroom.bench.Workbench;
import org.switchroom.sip.line.LoneLine;
import org.switchroom.transport.Health;

/**
 * Our user agent, its sound and the dialogue of Contact ID, as one process of the product has them, against simulated
 * stations in another process: how long one call takes, what many at once cost, and how many are too many.
 */
public final class Calls {
    private static final double MOST_SECONDS = 3.6;
    private static final double MOST_CPU = 0.7;
    private static final int CHANNELS = 500;

    private Calls() {}

    public static int measure(Options options) {
        options.allow("calls", "events", "alone", "most");
        int calls = options.number("calls", 64);
        int events = options.number("events", 10);
        int most = options.number("most", CHANNELS);
        System.out.println("calls: " + Workbench.machine());
        try (Stations stations = new Stations();
                LoneLine line = new LoneLine("127.0.0.1", stations.port(), CHANNELS)) {
            while (line.line().health().state() != Health.State.UP) {
                Workbench.pause(0.1);
            }
            // Until what every frame runs through is compiled.
            Round.of(Math.min(calls, 32), 3, stations, line);
            int status = alone(options.number("alone", 5), stations, line);
            status = Math.max(status, many(calls, events, stations, line));
            ramp(calls, most, stations, line);
            return status;
        }
    }

    private static int alone(int times, Stations stations, LoneLine line) {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            TimedCall call = new TimedCall(i, 1);
            call.dial(line.line(), i);
            if (call.ending().setUp().isEmpty() || call.kissedOff() != 1) {
                System.out.println("calls one event: void, the call was not kissed off: " + call.ending());
                return 3;
            }
            seconds.add(call.firstKissOff());
        }
        stations.messages();
        double longest = Collections.max(seconds);
        boolean met = longest <= MOST_SECONDS;
        System.out.printf(
                "calls one event, %d times: pick-up to end of kiss-off median %.2fs, longest %.2fs rules>=3.35s limit<=%.1fs:%s%n",
                times, Median.of(seconds), longest, MOST_SECONDS, verdict(met));
        return met ? 0 : 1;
    }

    private static int many(int calls, int events, Stations stations, LoneLine line) {
        Round round = Round.of(calls, events, stations, line);
        boolean met = round.isClean() && round.ours() <= MOST_CPU;
        System.out.printf(
                "calls %s limit<=%.0f %% ours, 0 missed, all kissed off:%s%n",
                round.text(), 100 * MOST_CPU, verdict(met));
        return met ? 0 : 1;
    }

    private static void ramp(int calls, int most, Stations stations, LoneLine line) {
        int good = 0;
        for (int each = calls; each <= most; each = Math.max(each + 8, each * 5 / 4 / 8 * 8)) {
            Round round = Round.of(each, 4, stations, line);
            System.out.println("calls " + round.text());
            if (!round.isClean()) {
                System.out.printf("calls first fail at %d at once; the most that did not: %d%n", each, good);
                return;
            }
            good = each;
        }
        System.out.printf("calls up to %d at once did not fail; the line has %d channels%n", good, CHANNELS);
    }

    private static String verdict(boolean met) {
        return met ? "met" : "MISSED";
    }
}

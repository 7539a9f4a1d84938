package org.switchroom.bench.contactid;

import java.util.List;
import org.switchroom.contactid.ContactId;
import org.switchroom.testkit.alarm.AudioWire;
import org.switchroom.testkit.alarm.CentralStation;
import org.switchroom.testkit.alarm.StationScript;

/** Calls over a line that loses one packet of a hundred in each direction; a second call when the first did not do. */
final class Losses {
    private static final double LEAST = 0.995;

    private Losses() {}

    static int measure(int calls, long seed) {
        int first = 0;
        int second = 0;
        int attempts = 0;
        int begun = 0;
        int wrong = 0;
        for (int i = 0; i < calls; i++) {
            ContactId message = Call.message(i);
            for (int which = 0; which < 2; which++) {
                Call call = new Call(List.of(message));
                CentralStation station = new CentralStation(new StationScript());
                new AudioWire(call.audio, station)
                        .loses(0.01, seed * 1_000_003 + 2L * i + which)
                        .alaw()
                        .run(90);
                attempts += call.outcomes.get(message.digits()).attempts();
                begun++;
                wrong += station.messages().stream().allMatch(message.keys()::equals) ? 0 : 1;
                if (call.kissedOff() == 1) {
                    wrong += station.messages().isEmpty() ? 1 : 0;
                    first += which == 0 ? 1 : 0;
                    second += which;
                    break;
                }
            }
        }
        double share = (double) (first + second) / calls;
        boolean met = share >= LEAST && wrong == 0;
        System.out.printf(
                "contactid 1 %% packets lost: %d events, %.2f %% kissed off in the first call, %.2f %% within two,"
                        + " %.2f attempts a call, %d wrong, limit>=%.1f %% and 0:%s seed=%d%n",
                calls,
                100.0 * first / calls,
                100 * share,
                (double) attempts / begun,
                wrong,
                100 * LEAST,
                ContactIdFigures.verdict(met),
                seed);
        return met ? 0 : 1;
    }
}

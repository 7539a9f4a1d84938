package org.switchroom.bench.contactid;

import java.util.List;
import java.util.stream.IntStream;
import org.switchroom.contactid.ContactId;
import org.switchroom.contactid.call.CallRecord;
import org.switchroom.testkit.alarm.AudioWire;
import org.switchroom.testkit.alarm.CentralStation;
import org.switchroom.testkit.alarm.StationScript;

/**
 * A station as fast as the rules allow (handshake after 0.5 s, kiss-off at once, 750 ms) at the end of a line that takes
 * 20 ms each way.
 */
final class Pace {
    private static final double MOST_SECONDS = 3.6;
    private static final double LEAST_SHARE = 0.95;
    /** 250 ms, 16 digits of 50 and 50 ms without the last silence, 750 ms of kiss-off. */
    private static final double SHORTEST_CYCLE = 0.250 + 1.550 + 0.750;

    private Pace() {}

    static int measure() {
        double one = last(call(1));
        boolean oneMet = one <= MOST_SECONDS;
        System.out.printf(
                "contactid one event: pick-up to end of kiss-off %.2fs rules>=3.35s limit<=%.1fs:%s%n",
                one, MOST_SECONDS, ContactIdFigures.verdict(oneMet));
        CallRecord twenty = call(20);
        double perMinute = 60 * 19 / (last(twenty) - seconds(twenty.events().get(0)));
        double most = 60 / SHORTEST_CYCLE;
        boolean twentyMet = perMinute >= LEAST_SHARE * most;
        System.out.printf(
                "contactid 20 events in a call: %.2f/min rules<=%.2f/min share=%.3f limit>=%.2f:%s%n",
                perMinute, most, perMinute / most, LEAST_SHARE, ContactIdFigures.verdict(twentyMet));
        return oneMet && twentyMet ? 0 : 1;
    }

    private static CallRecord call(int events) {
        List<ContactId> messages =
                IntStream.range(0, events).mapToObj(Call::message).toList();
        Call call = new Call(messages);
        CentralStation station = new CentralStation(new StationScript().kissOff(0, 750));
        new AudioWire(call.audio, station).alaw().run(120);
        if (call.kissedOff() != events || station.messages().size() != events) {
            throw new IllegalStateException("of " + events + " events " + call.kissedOff() + " were kissed off");
        }
        return call.record;
    }

    private static double last(CallRecord record) {
        return seconds(record.events().get(record.events().size() - 1));
    }

    private static double seconds(CallRecord.Told told) {
        return told.after().toNanos() / 1e9;
    }
}

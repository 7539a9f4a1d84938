package org.switchroom.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.switchroom.bench.calls.Calls;
import org.switchroom.bench.contactid.ContactIdFigures;
import org.switchroom.bench.intake.DurableIntake;
import org.switchroom.bench.kill.Kill;
import org.switchroom.bench.latency.Latency;
import org.switchroom.bench.old.OldMessages;
import org.switchroom.bench.panels.Panels;
import org.switchroom.bench.rule.RuleCosts;
import org.switchroom.bench.sms.MassNotice;
import org.switchroom.bench.sms.SmsIntake;
import org.switchroom.bench.soak.Soak;
import org.switchroom.bench.start.StartTimes;
import org.switchroom.bench.swap.Swap;

/** Where {@code bench/run} arrives: the first argument names the measurement, the rest are its options. */
public final class Bench {
    /** One measurement; answers the exit status: 0 as promised, 1 the promise was missed, 3 void. */
    public interface Measurement {
        int run(Options options) throws Exception;
    }

    private static final Map<String, Measurement> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("calls", Calls::measure),
            Map.entry("contactid", ContactIdFigures::measure),
            Map.entry("durable-intake", DurableIntake::measure),
            Map.entry("kill", Kill::measure),
            Map.entry("latency", Latency::measure),
            Map.entry("mass-notice", MassNotice::measure),
            Map.entry("old-messages", OldMessages::measure),
            Map.entry("panels", Panels::measure),
            Map.entry("rules", RuleCosts::measure),
            Map.entry("sms-intake", SmsIntake::measure),
            Map.entry("soak", Soak::measure),
            Map.entry("start", StartTimes::measure),
            Map.entry("swap", Swap::measure)));

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Measurement measurement = arguments.length == 0 ? null : ALL.get(arguments[0]);
        if (measurement == null) {
            System.err.println("bench/run: name one of " + ALL.keySet() + "; options are in bench/README.md");
            System.exit(2);
            return;
        }
        int status;
        Processors processors = Processors.fromNow();
        try {
            status = measurement.run(Options.of(List.of(arguments).subList(1, arguments.length)));
        } catch (Options.Wrong wrong) {
            System.err.println("bench/run " + arguments[0] + ": " + wrong.getMessage());
            status = 2;
        }
        System.out.println("over the whole run: " + processors);
        System.exit(status);
    }
}

package org.switchroom.bench.calls;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.switchroom.phone.Ending;
import org.switchroom.sip.line.LoneLine;

/**
 * So many calls at once, all dialled in one moment.
 *
 * @param missed calls that did not hear the first handshake of their station
 * @param told events that were kissed off, as we heard it
 * @param taken the same, as the stations say
 * @param ours share of the machine's CPUs that our process used while all calls were up
 * @param theirs the same of the stations
 * @param lost packets of sound
 */
record Round(
        int calls, int events, int missed, long told, int taken, long attempts, double ours, double theirs, long lost) {
    /** Every station was heard and has heard all. */
    boolean isClean() {
        return missed == 0 && told == events && taken >= told;
    }

    static Round of(int calls, int eventsEach, Stations stations, LoneLine line) {
        stations.messages();
        List<TimedCall> all = IntStream.range(0, calls)
                .mapToObj(number -> new TimedCall(number, eventsEach))
                .toList();
        for (int i = 0; i < calls; i++) {
            all.get(i).dial(line.line(), i);
        }
        CompletableFuture.allOf(all.stream().map(TimedCall::up).toArray(CompletableFuture[]::new))
                .join();
        long began = System.nanoTime();
        double ours = cpuSeconds();
        double theirs = stations.cpuSeconds();
        CompletableFuture.anyOf(all.stream().map(TimedCall::record).toArray(CompletableFuture[]::new))
                .join();
        double capacity =
                (System.nanoTime() - began) / 1e9 * Runtime.getRuntime().availableProcessors();
        double oursUsed = cpuSeconds() - ours;
        double theirsUsed = stations.cpuSeconds() - theirs;
        CompletableFuture.allOf(all.stream().map(TimedCall::record).toArray(CompletableFuture[]::new))
                .join();
        long lost = all.stream()
                .map(TimedCall::ending)
                .flatMap(ending -> Stream.ofNullable(ending.sound().orElse(null)))
                .mapToLong(Ending.Sound::lost)
                .sum();
        return new Round(
                calls,
                calls * eventsEach,
                (int) all.stream().filter(TimedCall::missedHandshake).count(),
                all.stream().mapToLong(TimedCall::kissedOff).sum(),
                stations.messages(),
                all.stream().mapToLong(TimedCall::attempts).sum(),
                oursUsed / capacity,
                theirsUsed / capacity,
                lost);
    }

    private static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    String text() {
        return "%d calls at once: cpu %.0f %% of the machine ours + %.0f %% stations, handshakes missed %d, kissed off %d of %d (stations: %d), attempts %d, packets lost %d"
                .formatted(calls, 100 * ours, 100 * theirs, missed, told, events, taken, attempts, lost);
    }
}

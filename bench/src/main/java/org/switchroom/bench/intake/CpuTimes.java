package org.switchroom.bench.intake;

import java.time.Duration;
import java.util.OptionalLong;

/** CPU seconds a second, by process: on a small machine this is where a rate ends. */
final class CpuTimes {
    private final long contender;
    private final OptionalLong database;
    private final double[] before = new double[3];
    private final double[] used = new double[3];
    private long begin;

    CpuTimes(long contender, OptionalLong database) {
        this.contender = contender;
        this.database = database;
    }

    void begins() {
        begin = System.nanoTime();
        System.arraycopy(now(), 0, before, 0, before.length);
    }

    void ends() {
        double seconds = (System.nanoTime() - begin) / 1e9;
        double[] now = now();
        for (int i = 0; i < now.length; i++) {
            used[i] = (now[i] - before[i]) / seconds;
        }
    }

    private double[] now() {
        return new double[] {
            seconds(ProcessHandle.of(contender).orElseThrow()),
            database.stream().mapToDouble(CpuTimes::tree).sum(),
            seconds(ProcessHandle.current())
        };
    }

    private static double tree(long pid) {
        return ProcessHandle.of(pid)
                .map(root -> seconds(root)
                        + root.descendants().mapToDouble(CpuTimes::seconds).sum())
                .orElse(0.0);
    }

    private static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e9;
    }

    String text() {
        return "CPUs busy: itself %.2f, database %.2f, driver %.2f".formatted(used[0], used[1], used[2]);
    }
}

package org.switchroom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How the machine's CPUs have spent their time since a moment, by the first line of {@code /proc/stat}: on a shared host
 * a part of it is taken away, and then no figure is only the program's.
 */
public final class Processors {
    private static final int IDLE = 3;
    private static final int WAITING_FOR_DISK = 4;
    private static final int TAKEN = 7;
    /** user, nice, system, idle, iowait, irq, softirq, steal; what guests use is in user already. */
    private static final int KINDS = 8;

    private final long[] then = read();

    private Processors() {}

    public static Processors fromNow() {
        return new Processors();
    }

    private static long[] read() {
        long[] ticks = new long[KINDS];
        try {
            String[] words = Files.readString(Path.of("/proc/stat"))
                    .lines()
                    .findFirst()
                    .orElse("")
                    .split("\\s+");
            for (int i = 0; i < KINDS && i + 1 < words.length; i++) {
                ticks[i] = Long.parseLong(words[i + 1]);
            }
        } catch (IOException e) {
            System.err.println("/proc/stat can not be read: " + e.getMessage());
        }
        return ticks;
    }

    /** Such as {@code CPUs 83 % busy, 5 % taken by the host}. */
    @Override
    public String toString() {
        long[] now = read();
        long all = 0;
        for (int i = 0; i < KINDS; i++) {
            now[i] -= then[i];
            all += now[i];
        }
        long busy = all - now[IDLE] - now[WAITING_FOR_DISK] - now[TAKEN];
        return "CPUs %d %% busy, %d %% taken by the host"
                .formatted(100 * busy / Math.max(1, all), 100 * now[TAKEN] / Math.max(1, all));
    }
}

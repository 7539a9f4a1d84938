package org.switchroom.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * When a side is warm: three rates in a row lie within a tenth of each other, and its JVM's compilers have used less than
 * a tenth of a CPU meanwhile. The rates alone stand still for a while long before that, at half of what comes.
 */
public final class WarmUp {
    private static final double COMPILING = 0.1;
    private static final int LAST = 3;
    /** Linux counts a thread's time in these, whatever its clock does. */
    private static final double TICKS_A_SECOND = 100;

    private final long process;
    private final List<Double> rates = new ArrayList<>();
    private final List<Double> compiling = new ArrayList<>();
    private long ticks;
    private long at;

    /** @param process one without a JVM is settled by its rates alone */
    public WarmUp(long process) {
        this.process = process;
        this.ticks = ticks();
        this.at = System.nanoTime();
    }

    /** Of the time since the last one. */
    public void add(double rate) {
        long used = ticks();
        long now = System.nanoTime();
        rates.add(rate);
        compiling.add((used - ticks) / TICKS_A_SECOND / ((now - at) / 1e9));
        ticks = used;
        at = now;
    }

    public boolean isSettled() {
        List<Double> last = last();
        double least = last.stream().mapToDouble(rate -> rate).min().orElse(0);
        double most = last.stream().mapToDouble(rate -> rate).max().orElse(0);
        return last.size() == LAST
                && least > 0
                && most <= least * 1.1
                && compiling.subList(compiling.size() - LAST, compiling.size()).stream()
                        .allMatch(share -> share < COMPILING);
    }

    /** The last three rates, or as many as there are. */
    public List<Double> last() {
        return rates.subList(Math.max(0, rates.size() - LAST), rates.size());
    }

    private long ticks() {
        long sum = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/" + process + "/task"))) {
            for (Path thread : threads) {
                sum += compilerTicks(thread);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException("process " + process + " has ended", gone);
        }
        return sum;
    }

    private static long compilerTicks(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            // after the name, which may hold blanks: state is the first, user and system time the 12th and 13th
            String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return stat.contains("CompilerThre") ? Long.parseLong(words[11]) + Long.parseLong(words[12]) : 0;
        } catch (IOException ended) {
            return 0;
        }
    }

    @Override
    public String toString() {
        return rates.stream().map(rate -> "%.0f".formatted(rate)).toList() + "/s, of a CPU compiled "
                + compiling.stream().map(share -> "%.2f".formatted(share)).toList()
                + (isSettled() ? "" : "; NOT SETTLED");
    }
}

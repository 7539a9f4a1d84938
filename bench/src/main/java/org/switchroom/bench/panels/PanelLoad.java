package org.switchroom.bench.panels;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Panels that report, on one thread: as fast as they are answered, or at a steady rate whether they are or not. */
final class PanelLoad implements AutoCloseable {
    private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

    /**
     * @param millis from when each report was to be sent to its acknowledgement, ascending
     * @param others answers that are none, and reports without an answer
     */
    record Result(double perSecond, double[] millis, long others) {
        double percentile(double part) {
            return millis.length == 0 ? Double.NaN : millis[(int) Math.min(millis.length - 1, millis.length * part)];
        }
    }

    private final Selector selector;
    private final List<PanelLine> lines = new ArrayList<>();
    private final List<Long> nanos = new ArrayList<>();
    private long acknowledged;
    private long others;

    PanelLoad(int port, List<String> accounts, int connections, int run) {
        try {
            selector = Selector.open();
            for (int line = 0; line < connections; line++) {
                int first = line;
                lines.add(new PanelLine(
                        port,
                        IntStream.range(0, accounts.size())
                                .filter(i -> i % connections == first)
                                .mapToObj(accounts::get)
                                .toList(),
                        run,
                        selector));
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Each line reports again as soon as it is answered. */
    Result flatOut(Duration settle, Duration time) {
        return run(0, settle, time);
    }

    /** So many a second over all lines; one that is late still counts from when it was to be sent. */
    Result paced(double perSecond, Duration settle, Duration time) {
        return run(TimeUnit.SECONDS.toNanos(1) * lines.size() / perSecond, settle, time);
    }

    private Result run(double interval, Duration settle, Duration time) {
        nanos.clear();
        acknowledged = 0;
        others = 0;
        long begin = System.nanoTime();
        long from = begin + settle.toNanos();
        long to = from + time.toNanos();
        double[] next = new double[lines.size()];
        for (int i = 0; i < next.length; i++) {
            next[i] = begin + interval * i / next.length;
        }
        try {
            for (long now = begin; now < to; now = System.nanoTime()) {
                double soonest = to;
                for (int i = 0; i < next.length; i++) {
                    if (!lines.get(i).isBusy() && next[i] <= now) {
                        lines.get(i).report(interval == 0 ? now : (long) next[i]);
                        next[i] = interval == 0 ? now : next[i] + interval;
                    }
                    soonest = lines.get(i).isBusy() ? soonest : Math.min(soonest, next[i]);
                }
                turn((long) Math.max(0, soonest - System.nanoTime()), from, to);
            }
            long end = System.nanoTime() + LAST_ANSWERS.toNanos();
            while (lines.stream().anyMatch(PanelLine::isBusy) && System.nanoTime() < end) {
                turn(TimeUnit.MILLISECONDS.toNanos(10), from, to);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        for (PanelLine line : lines) {
            others += line.isBusy() ? 1 : 0;
            line.done();
        }
        double[] millis =
                nanos.stream().mapToDouble(each -> each / 1e6).sorted().toArray();
        return new Result(acknowledged / (time.toNanos() / 1e9), millis, others);
    }

    private void turn(long nanosToWait, long from, long to) throws IOException {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanosToWait);
        if (millis > 0) {
            selector.select(millis);
        } else if (selector.selectNow() == 0) {
            // a selector waits no shorter than 1 ms; without a wait the panels would take a CPU for themselves
            LockSupport.parkNanos(Math.min(nanosToWait, LOOK_NANOS));
        }
        for (SelectionKey key : selector.selectedKeys()) {
            PanelLine line = (PanelLine) key.attachment();
            line.answer().ifPresent(answer -> take(line, answer, from, to));
        }
        selector.selectedKeys().clear();
    }

    private void take(PanelLine line, String answer, long from, long to) {
        long now = System.nanoTime();
        if (!line.isAcknowledgement(answer)) {
            others++;
        } else {
            acknowledged += now >= from && now < to ? 1 : 0;
            if (line.since() >= from && line.since() < to) {
                nanos.add(now - line.since());
            }
        }
        line.done();
    }

    @Override
    public void close() {
        try {
            for (PanelLine line : lines) {
                line.close();
            }
            selector.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}

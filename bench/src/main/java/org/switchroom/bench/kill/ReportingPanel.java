package org.switchroom.bench.kill;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.switchroom.bench.Workbench;
import org.switchroom.testkit.dc09.Dc09Words;
import org.switchroom.testkit.dc09.SimulatedPanel;

/**
 * A panel of the testkit that reports on and on, in turn what waits and what does not. What was not acknowledged it sends
 * again, also after the receiver was away.
 */
final class ReportingPanel {
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final double PAUSE = 0.05;

    private final int port;
    private final String account;
    private final Consumer<String> acknowledged;
    private volatile boolean over;
    private int number;
    private Thread thread;

    /** @param acknowledged gets each event that was, once, as {@link #event} writes it */
    ReportingPanel(int port, String account, Consumer<String> acknowledged) {
        this.port = port;
        this.account = account;
        this.acknowledged = acknowledged;
    }

    static String event(String account, String code, int partition, int zone) {
        return "#%s|1%s %02d %03d".formatted(account, code, partition, zone);
    }

    void begin() {
        over = false;
        thread = new Thread(this::report, "panel " + account);
        thread.setDaemon(true);
        thread.start();
    }

    void end() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void report() {
        while (!over) {
            try (SimulatedPanel panel = SimulatedPanel.tcp("127.0.0.1", port, account)) {
                while (!over && said(panel)) {
                    number++;
                    Workbench.pause(PAUSE);
                }
            } catch (UncheckedIOException away) {
                Workbench.pause(PAUSE);
            }
        }
    }

    /** False when the line is of no more use. */
    private boolean said(SimulatedPanel panel) {
        // Burglary waits seconds, trouble the usual minute, panic and duress not at all.
        String code = new String[] {"130", "120", "130", "301", "130", "121"}[number % 6];
        String event = event(account, code, number / 999 % 100, number % 999 + 1);
        panel.send(panel.event(number % 9_999 + 1, event.substring(event.indexOf('|') + 1)));
        Optional<Dc09Words> answer = panel.answer(ANSWER);
        if (answer.filter(words -> words.id().equals("ACK")).isEmpty()) {
            return false;
        }
        acknowledged.accept(event);
        return true;
    }
}

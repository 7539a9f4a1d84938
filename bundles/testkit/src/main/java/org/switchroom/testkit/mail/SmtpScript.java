package org.switchroom.testkit.mail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the test told the server to do wrong. All state is guarded by this object's monitor. */
final class SmtpScript {
    private final Map<SmtpStage, Deque<Misdeed>> once = new EnumMap<>(SmtpStage.class);
    private final Map<SmtpStage, Misdeed> always = new EnumMap<>(SmtpStage.class);
    private final Map<String, Misdeed> byRecipient = new HashMap<>();
    private int holding;
    private int letGo;
    private boolean closed;

    synchronized void once(SmtpStage stage, Misdeed misdeed) {
        once.computeIfAbsent(stage, any -> new ArrayDeque<>()).add(misdeed);
    }

    synchronized void always(SmtpStage stage, Misdeed misdeed) {
        always.put(stage, misdeed);
    }

    synchronized void toRecipient(String address, Misdeed misdeed) {
        byRecipient.put(address.toLowerCase(Locale.ROOT), misdeed);
    }

    synchronized void behave() {
        once.clear();
        always.clear();
        byRecipient.clear();
    }

    /** @param recipient at RCPT, whom; else anything */
    synchronized Optional<Misdeed> next(SmtpStage stage, String recipient) {
        Misdeed personal = stage == SmtpStage.RCPT ? byRecipient.get(recipient.toLowerCase(Locale.ROOT)) : null;
        if (personal != null) {
            return Optional.of(personal);
        }
        Deque<Misdeed> queue = once.get(stage);
        Misdeed next = queue == null ? null : queue.poll();
        return Optional.ofNullable(next == null ? always.get(stage) : next);
    }

    synchronized void hold() throws InterruptedException {
        int round = letGo;
        holding++;
        while (round == letGo && !closed) {
            wait();
        }
        holding--;
    }

    synchronized int holding() {
        return holding;
    }

    synchronized void letGo() {
        letGo++;
        notifyAll();
    }

    synchronized void slow(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = millis; left > 0 && !closed; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}

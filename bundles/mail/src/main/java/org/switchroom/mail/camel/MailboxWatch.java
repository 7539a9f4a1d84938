package org.switchroom.mail.camel;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.camel.NotStoredException;
import org.switchroom.mail.AngusLoader;
import org.switchroom.mail.MailReader;
import org.switchroom.mail.Mailbox;
import org.switchroom.mail.ReadMail;
import org.switchroom.mail.Verdict;

/**
 * Reads one box for as long as it is open, on a thread of its own: looks, hands each unseen mail over, puts it away,
 * and waits for the next. A box that can not be reached is tried again, at the latest every minute.
 */
final class MailboxWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxWatch.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    /** A mail that the route fails on so often is a defect of ours, and is put aside so that others are read. */
    private static final int TRIES = 5;

    /** What a mail is handed to. */
    @FunctionalInterface
    interface Taker {
        Verdict take(ReadMail mail) throws Exception;
    }

    private final Mailbox box;
    private final Taker taker;
    private final MailReader reader = new MailReader();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile ImapSession session;
    /** How often the route failed on a mail, by UID. Owned by the thread. */
    private final Map<Long, Integer> failures = new HashMap<>();

    /** Nothing could be stored at the last look. Owned by the thread. */
    private boolean stuck;

    MailboxWatch(Mailbox box, Taker taker) {
        this.box = box;
        this.taker = taker;
        this.thread = new Thread(this::run, "switchroom-mailbox-" + box.name());
        thread.setDaemon(true);
        thread.start();
    }

    private boolean open() {
        return stopped.getCount() > 0;
    }

    private void run() {
        Duration pause = Duration.ofSeconds(1);
        while (open()) {
            boolean read = false;
            try (ImapSession opened = ImapSession.open(box.line())) {
                session = opened;
                read = true;
                readOn(opened);
            } catch (MessagingException | RuntimeException broken) {
                if (open()) {
                    note(broken);
                }
            } finally {
                session = null;
            }
            pause = read ? Duration.ofSeconds(1) : longer(pause);
            pause(pause);
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private void note(Exception broken) {
        String why =
                "mail box " + box.name() + " at " + box.line().server() + " can not be read: " + broken.getMessage();
        if (box.ill(why)) {
            LOG.warn("{}. It is tried again, at the latest every {} s", why, LONGEST_PAUSE.toSeconds());
        } else {
            LOG.debug("{}", why, broken);
        }
    }

    private void readOn(ImapSession opened) throws MessagingException {
        while (open()) {
            boolean more = AngusLoader.with(() -> round(opened));
            if (!stuck && box.well()) {
                LOG.info("Mail box {} is read again", box.name());
            }
            if (!more && open()) {
                opened.awaitNews(box.line().interval(), this::pause);
            }
        }
    }

    /** True when there may be more at once. */
    private boolean round(ImapSession opened) throws MessagingException {
        stuck = false;
        List<Long> waiting = opened.unseen();
        Set<Long> failed = new HashSet<>(failures.keySet());
        failed.removeAll(waiting);
        failures.keySet().removeAll(failed);
        int done = 0;
        for (long uid : waiting) {
            if (!open()) {
                return false;
            }
            Verdict verdict = verdict(opened, uid);
            if (verdict == Verdict.LATER && !failures.containsKey(uid)) {
                return false; // nothing can be stored now; the others would fare alike
            }
            if (verdict != Verdict.LATER) {
                opened.putAway(uid, verdict);
                failures.remove(uid);
                done++;
            }
        }
        return done > 0;
    }

    private Verdict verdict(ImapSession opened, long uid) throws MessagingException {
        ImapSession.Raw raw = opened.fetch(uid);
        ReadMail mail = reader.read(raw.bytes(), raw.cut());
        try {
            return taker.take(mail);
        } catch (NotStoredException nothingStored) {
            stuck = true;
            if (box.ill("a mail waits and is tried again: " + nothingStored.getMessage())) {
                LOG.warn("A mail in box {} waits and is tried again: {}", box.name(), nothingStored.getMessage());
            }
            return Verdict.LATER;
        } catch (Exception defect) {
            int times = failures.merge(uid, 1, Integer::sum);
            if (times < TRIES) {
                LOG.warn("A mail in box {} could not be handled, time {} of {}", box.name(), times, TRIES, defect);
                return Verdict.LATER;
            }
            LOG.error(
                    "A mail from {} in box {} could not be handled and goes to '{}'; this is a defect, please report it",
                    mail.sender(),
                    box.name(),
                    box.line().rejected(),
                    defect);
            return Verdict.REJECTED;
        }
    }

    private void pause(Duration time) {
        try {
            if (stopped.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Mail box {} is no longer read", box.name());
            }
        } catch (InterruptedException stopping) {
            stopped.countDown();
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the mail that is under way, within bounds; then the line is cut, and that mail comes again. */
    @Override
    public void close() {
        stopped.countDown();
        ImapSession reading = session;
        if (reading != null) {
            reading.wake();
        }
        try {
            thread.join(STOP_LIMIT.toMillis());
            if (thread.isAlive() && reading != null) {
                reading.cut();
                thread.join(STOP_LIMIT.toMillis());
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.switchroom.route.mail.smtp;

import jakarta.mail.Session;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.mail.AngusLoader;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;
import org.switchroom.transport.Reason;
import org.switchroom.transport.RemoteReference;

/**
 * Sends mails to one server over sessions that stay open for the next mail. Called by any number of threads; no more
 * sessions than configured are open at a time.
 */
public final class KeptSessions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeptSessions.class);

    /** The line is cut so much before the deadline, because CamelTransport, which knows less, answers 200 ms before it. */
    private static final Duration MARGIN = Duration.ofMillis(600);

    private final SmtpLine line;
    private final Clock clock;
    private final Session settings;
    private final SmtpConnector connector;
    private final LineHealth health;
    private final Semaphore places;
    private final ScheduledThreadPoolExecutor timer;
    private final IdleSessions idle;

    public KeptSessions(String name, SmtpLine line, Clock clock) {
        this.line = line;
        this.clock = clock;
        this.settings = Session.getInstance(properties(line));
        this.connector = new SmtpConnector(line, settings);
        this.health = new LineHealth(clock);
        this.places = new Semaphore(line.parallel(), true);
        this.timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "switchroom-mail-" + name);
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        this.idle = new IdleSessions(line.keepOpen(), timer);
    }

    private static Properties properties(SmtpLine line) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", line.host());
        properties.put("mail.smtp.ssl.socketFactory", line.tls());
        properties.put("mail.smtp.socketFactory.fallback", "false"); // never the JVM's trust when ours says no
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.starttls.required", Boolean.toString(line.security() == SmtpLine.Security.STARTTLS));
        properties.put("mail.smtp.auth", Boolean.toString(line.login().isPresent()));
        properties.put("mail.smtp.quitwait", "false");
        return properties;
    }

    /** What a mail for these sessions is made with. */
    public Session settings() {
        return settings;
    }

    /** Answers at once. */
    public Health health() {
        return health.now();
    }

    /** Answers before the mail's deadline, whatever the server does; accepted quotes the Message-ID. */
    public Handover send(SmtpMail mail) {
        Duration left = Duration.between(clock.instant(), mail.deadline());
        Duration margin = left.dividedBy(4).compareTo(MARGIN) < 0 ? left.dividedBy(4) : MARGIN;
        if (left.isNegative() || left.isZero()) {
            return unavailable("mail.late", "no time is left to send it; nothing was sent, it is tried again");
        }
        try (SendLimit limit = new SendLimit(left.minus(margin), timer)) {
            if (!places.tryAcquire(limit.leftMillis(left), TimeUnit.MILLISECONDS)) {
                return unavailable(
                        "mail.busy",
                        "all " + line.parallel() + " connections to " + line.server()
                                + " were busy; nothing was sent, it is tried again");
            }
            try {
                return AngusLoader.with(() -> sendInPlace(mail, limit));
            } finally {
                places.release();
            }
        } catch (RejectedExecutionException closedMeanwhile) {
            return unavailable("mail.stopped", "the mail transport is being stopped; nothing was sent");
        } catch (SendLimit.OutOfTime late) {
            return unavailable("mail.late", late.getMessage() + "; nothing was sent, it is tried again");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return unavailable("mail.stopped", "stopped while waiting for a connection; nothing was sent");
        }
    }

    private Handover sendInPlace(SmtpMail mail, SendLimit limit) {
        try {
            Optional<SmtpSession> kept = idle.take();
            if (kept.isEmpty() || !sentThroughKept(kept.get(), mail, limit)) {
                through(connector.open(limit), mail, limit);
            }
            health.note(Health.State.UP, "the last mail was taken by " + line.server());
            return new Handover.Accepted(Optional.of(new RemoteReference(mail.name())));
        } catch (SmtpFailed failed) {
            return note(failed.trouble());
        }
    }

    /** False when the server had closed the session meanwhile: nothing was handed over, a fresh one may try. */
    private boolean sentThroughKept(SmtpSession kept, SmtpMail mail, SendLimit limit) throws SmtpFailed {
        try {
            through(kept, mail, limit);
            return true;
        } catch (SmtpFailed failed) {
            if (failed.trouble().isStaleSession() && !limit.isOver()) {
                LOG.debug("{} had closed a kept session; a new one is opened", line.server());
                return false;
            }
            throw failed;
        }
    }

    private void through(SmtpSession session, SmtpMail mail, SendLimit limit) throws SmtpFailed {
        try {
            session.deliver(mail, limit);
        } finally {
            if (!session.isUsable() || session.mails() >= line.mailsPerSession() || !idle.keep(session)) {
                session.end();
            }
        }
    }

    private Handover note(SmtpTrouble trouble) {
        Handover outcome = trouble.outcome();
        outcome.fold(
                accepted -> null,
                refused -> note(Health.State.UP, line.server() + " answers; it refused the last mail"),
                unavailable -> note(
                        trouble.isAboutThisMail() ? Health.State.DEGRADED : Health.State.DOWN,
                        unavailable.reason().text()),
                uncertain -> note(Health.State.DEGRADED, uncertain.reason().text()));
        return outcome;
    }

    private Void note(Health.State state, String detail) {
        health.note(state, detail);
        return null;
    }

    private static Handover unavailable(String code, String text) {
        return new Handover.Unavailable(new Reason(code, text), Duration.ofSeconds(5));
    }

    /** Ends the sessions without work at once; those under way finish, later mails are not taken. */
    @Override
    public void close() {
        idle.close();
        timer.shutdown(); // the limits of mails under way still fire
    }
}

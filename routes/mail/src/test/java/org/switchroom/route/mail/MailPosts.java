package org.switchroom.route.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.switchroom.message.Priority;
import org.switchroom.route.mail.smtp.KeptSessions;
import org.switchroom.route.mail.smtp.MailNotSent;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;

/** Sends mails with the settings of a test, without Camel around it. */
public final class MailPosts implements AutoCloseable {
    private final AtomicLong ids = new AtomicLong(1);
    private final KeptSessions sessions;
    private final MailWriter writer;

    public MailPosts(Map<String, Object> settings) {
        Map<String, Object> all = new ConcurrentHashMap<>(
                Map.of("host", "127.0.0.1", "from", "room@example.com", "security", "none", "read.timeout", 1));
        all.putAll(settings);
        MailSettings read = MailSettings.read("pid", Configs.of(all));
        sessions = new KeptSessions("test", read.line(), Clock.systemUTC());
        writer = new MailWriter(read, MailReference.unkept(), sessions.settings(), Clock.systemUTC());
    }

    public KeptSessions sessions() {
        return sessions;
    }

    public Handover send(String words) {
        return send(words, Duration.ofSeconds(10));
    }

    public Handover send(String words, Duration left) {
        try {
            return sessions.send(writer.write(
                    Samples.delivery(ids.getAndIncrement(), Samples.text(words), Priority.ROUTINE, Samples.TO, left)));
        } catch (MailNotSent notWritten) {
            return notWritten.outcome();
        }
    }

    /** For one line of an assertion: the outcome and its code. */
    public static String verdict(Handover outcome) {
        return outcome.fold(
                accepted -> "accepted",
                refused -> "refused " + refused.reason().code(),
                unavailable -> "unavailable " + unavailable.reason().code(),
                uncertain -> "uncertain " + uncertain.reason().code());
    }

    public static Reason reason(Handover outcome) {
        return outcome.fold(
                accepted -> new Reason("", ""),
                Handover.Refused::reason,
                Handover.Unavailable::reason,
                Handover.Uncertain::reason);
    }

    @Override
    public void close() {
        sessions.close();
    }
}

package org.switchroom.route.mail.smtp;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;

/**
 * Where a conversation ended badly, and what that means for the mail.
 *
 * <p>A reply decides by its code, RFC 5321 §4.2.1: 4xx may be tried again, 5xx will not get better. Without a reply it
 * matters only whether the final dot had left: before, the server has nothing; after, nobody knows (§4.5.3.2.6 and
 * §6.1: the server may have taken the mail although we never hear of it).
 *
 * @param server host and port, for people
 * @param step how far it had come
 * @param reply the last answer to that step; empty when there was none
 * @param cause what broke; empty when only the reply was bad
 */
record SmtpTrouble(String server, SmtpStep step, Optional<SmtpReply> reply, Optional<Throwable> cause) {
    /** Long enough not to hammer, short enough for an alarm. */
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Greylisting usually opens after one to five minutes (RFC 6647 §5). */
    private static final Duration LATER = Duration.ofMinutes(1);

    /** A person has to change something first. */
    private static final Duration AFTER_REPAIR = Duration.ofMinutes(5);

    /** Authentication needed, too weak, or refused: RFC 4954 §6. It is about us, not about the mail. */
    private static final Set<Integer> LOGIN_CODES = Set.of(530, 534, 535, 538);

    Handover outcome() {
        if (reply.isPresent()) {
            SmtpReply said = reply.get();
            if (said.isTransient()) {
                return unavailable(step == SmtpStep.AUTH ? "smtp.auth" : code(said), answered(said) + later(), LATER);
            } else if (said.isPermanent()) {
                return permanent(said);
            }
        }
        return step == SmtpStep.END ? uncertain() : notSent();
    }

    /** True when a session that was kept had gone meanwhile: nothing was handed over and a fresh one may be tried. */
    boolean isStaleSession() {
        return step == SmtpStep.RESET
                || (step == SmtpStep.MAIL
                        && reply.map(said -> said.code() == 421 || said.code() < 0)
                                .orElse(true));
    }

    /** True when the line itself works: the server is talking to us and only this mail does not go. */
    boolean isAboutThisMail() {
        return step.compareTo(SmtpStep.RCPT) >= 0
                && reply.map(said -> said.code() >= 400 && said.code() != 421).orElse(false);
    }

    private Handover permanent(SmtpReply said) {
        if (step.isBeforeMail() || LOGIN_CODES.contains(said.code())) {
            boolean login = step == SmtpStep.AUTH || LOGIN_CODES.contains(said.code());
            return unavailable(
                    login ? "smtp.auth" : code(said),
                    answered(said)
                            + (login ? checkLogin() : "it does not let us in; check its settings for this sender"),
                    AFTER_REPAIR);
        } else if (step == SmtpStep.MAIL && isAboutOurSender(said)) {
            return unavailable(
                    code(said),
                    answered(said) + "it does not accept the sender's address; check 'from' and the server's rules",
                    AFTER_REPAIR);
        } else if (step == SmtpStep.RCPT && said.code() == 552 && !isTooBig(said)) {
            // RFC 5321 §4.5.3.1.10: clients treat 552 to RCPT as 452; with one recipient it is a full mailbox.
            return unavailable(code(said), answered(said) + later(), LATER);
        }
        return new Handover.Refused(
                new Reason(code(said), answered(said) + "it will never take this mail; " + checkFor(said)));
    }

    /** RFC 3463 §3.2 and §3.8: bad sender's address, or what we are allowed to do. */
    private static boolean isAboutOurSender(SmtpReply said) {
        return said.isAbout("1.7") || said.isAbout("1.8") || said.isAboutSubject(7);
    }

    private static boolean isTooBig(SmtpReply said) {
        return said.isAbout("3.4") || said.isAbout("2.3");
    }

    private String checkFor(SmtpReply said) {
        if (isTooBig(said) || (said.code() == 552 && step != SmtpStep.RCPT)) {
            return "it is too big";
        }
        return step == SmtpStep.RCPT ? "check the recipient's address" : "check its content and the server's rules";
    }

    private Handover uncertain() {
        String what = reply.isPresent()
                ? server + " said something that is no answer after the text had been sent; "
                : isSilence()
                        ? server + " fell silent after the text had been sent; "
                        : lost("after the text had been sent");
        return new Handover.Uncertain(new Reason(
                isSilence() ? "smtp.silent" : "smtp.lost",
                what + "the mail may have arrived; a repeat may arrive twice"));
    }

    private Handover notSent() {
        if (reply.isPresent() && step != SmtpStep.STARTTLS && step != SmtpStep.TEXT && step != SmtpStep.AUTH) {
            return unavailable("smtp.protocol", answered(reply.get()) + "it is no answer that SMTP knows", LATER);
        } else if (has(UnknownHostException.class)) {
            return unavailable(
                    "smtp.host", "no address is known for " + server + "; check 'host' and the name service", SOON);
        } else if (isSilence()) {
            String where = step == SmtpStep.CONNECT
                    ? server + " does not answer"
                    : server + " fell silent where it had to answer " + step.words();
            return unavailable("smtp.silent", where + "; nothing was sent, it is tried again", SOON);
        } else if (has(SSLException.class) || has(GeneralSecurityException.class) || step == SmtpStep.STARTTLS) {
            return unavailable(
                    "smtp.tls",
                    "no protected connection to " + server + ": " + causeWords()
                            + "; check 'security', 'tls.trust' and the server's certificate",
                    AFTER_REPAIR);
        } else if (step == SmtpStep.AUTH) {
            return unavailable("smtp.auth", server + ": " + causeWords() + "; " + checkLogin(), AFTER_REPAIR);
        } else if (step == SmtpStep.CONNECT) {
            return unavailable(
                    "smtp.connect",
                    "no connection to " + server + ": " + causeWords() + "; check that it runs and can be reached",
                    SOON);
        }
        return unavailable("smtp.lost", lost(step.words()) + "nothing was sent, it is tried again", SOON);
    }

    private Handover unavailable(String code, String text, Duration retryAfter) {
        return new Handover.Unavailable(new Reason(code, text), retryAfter);
    }

    private static String code(SmtpReply said) {
        return "smtp." + said.code();
    }

    private String answered(SmtpReply said) {
        return server + " answered '" + said.text() + "' " + step.words() + ": ";
    }

    private static String later() {
        return "not now; it is tried again";
    }

    private static String checkLogin() {
        return "the login failed; check 'user', '.password' and that the server lets this user send";
    }

    private String lost(String where) {
        return "the connection to " + server + " was lost " + where + "; ";
    }

    private String causeWords() {
        Throwable deepest = cause.orElse(null);
        while (deepest != null && deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        return deepest == null
                ? "no reason given"
                : SmtpReply.read(-1, String.valueOf(deepest.getMessage())).text();
    }

    private boolean isSilence() {
        return has(SocketTimeoutException.class) || has(SendLimit.OutOfTime.class);
    }

    private boolean has(Class<? extends Throwable> type) {
        for (Throwable t = cause.orElse(null); t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}

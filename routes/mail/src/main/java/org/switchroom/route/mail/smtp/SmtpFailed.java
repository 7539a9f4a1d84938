package org.switchroom.route.mail.smtp;

/** Carries a trouble out of a conversation; never leaves this package. */
final class SmtpFailed extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient SmtpTrouble trouble;

    SmtpFailed(SmtpTrouble trouble) {
        super(trouble.step().name(), trouble.cause().orElse(null));
        this.trouble = trouble;
    }

    SmtpTrouble trouble() {
        return trouble;
    }
}

package org.switchroom.route.mail.smtp;

import java.util.regex.Pattern;

/**
 * What the server said, RFC 5321 §4.2.
 *
 * @param code three digits; -1 for something that is no reply
 * @param enhanced the status code of RFC 3463, such as {@code 5.1.1}; blank when the server gave none
 * @param text everything it said, on one line, without control characters, addresses masked
 */
record SmtpReply(int code, String enhanced, String text) {
    private static final Pattern ENHANCED = Pattern.compile("\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})(?:\\s.*)?");
    private static final Pattern LINE_START =
            Pattern.compile("[\\r\\n]+(?:\\d{3}[ -](?:[245]\\.\\d{1,3}\\.\\d{1,3} )?)?");
    private static final Pattern PERSON = Pattern.compile("(?<![\\w.+-])(\\w)[\\w.+%='-]*@");
    private static final int SHOWN = 300;

    static SmtpReply read(int code, String raw) {
        String text = LINE_START.matcher(raw.strip()).replaceAll(" ").replaceAll("\\p{Cntrl}", "?");
        text = PERSON.matcher(text).replaceAll("$1***@");
        var found = ENHANCED.matcher(raw.strip().lines().findFirst().orElse(""));
        return new SmtpReply(
                code, found.matches() ? found.group(1) : "", text.length() > SHOWN ? text.substring(0, SHOWN) : text);
    }

    boolean isPositive() {
        return code >= 200 && code < 300;
    }

    boolean isTransient() {
        return code >= 400 && code < 500;
    }

    boolean isPermanent() {
        return code >= 500 && code < 600;
    }

    /** The class may differ from the code's; subject and detail say what it is about. */
    boolean isAbout(String subjectAndDetail) {
        return enhanced.endsWith("." + subjectAndDetail) && enhanced.length() == subjectAndDetail.length() + 2;
    }

    /** True when subject, RFC 3463 §3, is the given one: 1 address, 2 mailbox, 3 system, 6 content, 7 policy. */
    boolean isAboutSubject(int subject) {
        return enhanced.length() > 2 && enhanced.startsWith(subject + ".", 2);
    }
}

package org.switchroom.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.answer.Sha256;

/** Makes a {@link ReadMail} of any bytes whatever: no exception leaves, and what it keeps is no larger than they are. */
public final class MailReader {
    private static final Logger LOG = LoggerFactory.getLogger(MailReader.class);
    private static final int MOST_IDS = 50;

    /** Lenient where senders are careless; the bounds are ours. */
    private final Session session;

    public MailReader() {
        Properties properties = new Properties();
        properties.put("mail.mime.address.strict", "false");
        this.session = Session.getInstance(properties);
    }

    /** @param tooLarge true when these are only its first bytes */
    public ReadMail read(byte[] raw, boolean tooLarge) {
        return AngusLoader.with(() -> parse(raw, tooLarge));
    }

    private ReadMail parse(byte[] raw, boolean tooLarge) {
        String digest = Sha256.hex(raw);
        try {
            MimeMessage mail = new MimeMessage(session, new SharedByteArrayInputStream(raw));
            MailHeaders headers = new MailHeaders(mail);
            MailParts parts = new MailParts(session);
            if (!tooLarge) {
                parts.walk(mail);
            }
            String subject = headers.words("Subject");
            return new ReadMail(
                    headers.ids("Message-ID").stream().findFirst(),
                    headers.sender(),
                    headers.recipients(),
                    subject,
                    MailKind.of(headers, subject),
                    Stream.concat(headers.ids("In-Reply-To").stream(), reversed(headers.ids("References")).stream())
                            .distinct()
                            .limit(MOST_IDS)
                            .toList(),
                    parts.plain(),
                    parts.html(),
                    parts.attachments(),
                    parts.report(),
                    headers.list("X-Failed-Recipients"),
                    tooLarge,
                    digest);
        } catch (MessagingException | RuntimeException unreadable) {
            LOG.debug("A mail can not be read as one", unreadable);
            return new ReadMail(
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    "",
                    ReadMail.Kind.AUTOMATIC,
                    List.of(),
                    "",
                    "",
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    tooLarge,
                    digest);
        }
    }

    private static List<String> reversed(List<String> ids) {
        List<String> closest = new java.util.ArrayList<>(ids);
        java.util.Collections.reverse(closest);
        return closest;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT).strip();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

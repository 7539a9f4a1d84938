package org.switchroom.route.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;
import org.switchroom.mail.AngusLoader;
import org.switchroom.mail.MailAddress;
import org.switchroom.message.Answering;
import org.switchroom.message.Content;
import org.switchroom.message.Priority;
import org.switchroom.route.mail.smtp.MailNotSent;
import org.switchroom.route.mail.smtp.SmtpMail;
import org.switchroom.transport.Delivery;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;

/** Writes the mail for a delivery: the first step of the route. Thread-safe. */
final class MailWriter {
    private static final int SUBJECT_LENGTH = 200;
    /** More than the headers can come to, each of whose texts has a limit. */
    private static final int HEADERS_AT_MOST = 16_384;
    /** Quoted-printable makes three of a byte, and three more of each line of 76. */
    private static final int GROWTH_AT_MOST = 4;

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");
    private static final Pattern LINE_END = Pattern.compile("\\r\\n?|\\u0085|\\u2028|\\u2029");
    private static final Pattern NOT_TEXT = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[\\x21-\\x7e&&[^<>]]{1,900}>");

    private final MailSettings settings;
    private final MailReference references;
    private final Session session;
    private final Clock clock;

    MailWriter(MailSettings settings, MailReference references, Session session, Clock clock) {
        this.settings = settings;
        this.references = references;
        this.session = session;
        this.clock = clock;
    }

    /** @throws MailNotSent when no mail can be made of it */
    SmtpMail write(Delivery delivery) throws MailNotSent {
        InternetAddress to = MailAddress.parse(delivery.to().value())
                .orElseThrow(() -> refused(
                        "mail.address",
                        delivery.to().masked()
                                + " is not one mail address; it can never be reached, correct the party's address"));
        try {
            return AngusLoader.<SmtpMail, Exception>with(() -> compose(delivery, to));
        } catch (MailNotSent known) {
            throw known;
        } catch (Exception broken) {
            // Nothing has left this machine, and a corrected template or configuration may well mend it.
            throw new MailNotSent(new Handover.Unavailable(
                    new Reason(
                            "mail.write",
                            "the mail could not be written: " + broken.getMessage() + "; check the templates"),
                    Duration.ofMinutes(5)));
        }
    }

    private SmtpMail compose(Delivery delivery, InternetAddress to) throws MessagingException, IOException {
        var message = delivery.message();
        Content.Text text = settings.texts().text(message.content());
        // Of the message, not of the attempt: a recipient's server can tell a repeat by it (RFC 5322 §3.6.4).
        SmtpMail mail = new SmtpMail(
                session,
                references.of(message.id(), settings.name(), delivery.to(), settings.domain()),
                delivery.deadline());
        settings.returnPath().ifPresent(path -> mail.setEnvelopeFrom(path.getAddress()));
        if (settings.returns().isPresent()) {
            mail.askForReports(settings.reportsSuccess());
        }
        mail.setFrom(settings.from());
        if (settings.replyTo().isPresent()) {
            mail.setReplyTo(new InternetAddress[] {settings.replyTo().get()});
        }
        mail.setRecipient(Message.RecipientType.TO, to);
        mail.setSubject(oneLine(text.subject(), SUBJECT_LENGTH), "UTF-8");
        mail.setSentDate(Date.from(clock.instant()));
        markAsAutomatic(mail, text.answering());
        mail.setHeader("X-Switchroom-Message", message.id().toString());
        mail.setHeader("X-Switchroom-Attempt", Integer.toString(delivery.attempt()));
        if (message.content() instanceof Content.Job job) {
            mail.setHeader("X-Switchroom-Job", headerText(job.number()));
        }
        if (message.priority() != Priority.ROUTINE) {
            mail.setHeader("Importance", "high"); // RFC 4021 §2.1.54
            mail.setHeader("X-Priority", message.priority() == Priority.DISTRESS ? "1" : "2");
        }
        // A DataSource, not a String: angus would look for a handler of the type in a mailcap file that OSGi hides.
        byte[] body = lines(text.body() + instead(delivery)).getBytes(StandardCharsets.UTF_8);
        mail.setDataHandler(new DataHandler(new ByteArrayDataSource(body, "text/plain; charset=UTF-8")));
        mail.saveChanges();
        if (body.length > (settings.maxSize() - HEADERS_AT_MOST) / GROWTH_AT_MOST) {
            checkSize(mail);
        }
        return mail;
    }

    /** Behind everything else, so that the first lines stay what has to be done. */
    private static String instead(Delivery delivery) {
        return delivery.instead()
                .map(why -> "\n\nThis comes by e-mail because another way could not be used. " + why + "\n")
                .orElse("");
    }

    /** RFC 3834 §5: nobody's answering machine answers it. */
    private static void markAsAutomatic(SmtpMail mail, Optional<Answering> answering) throws MessagingException {
        boolean automatic = answering.filter(Answering::automatic).isPresent();
        mail.setHeader("Auto-Submitted", automatic ? "auto-replied" : "auto-generated");
        if (automatic) {
            mail.setEnvelopeFrom("<>"); // RFC 3834 §3.3: if it can not be delivered, nobody is told
        }
        Optional<String> answered =
                answering.map(Answering::to).filter(id -> MESSAGE_ID.matcher(id).matches());
        if (answered.isPresent()) {
            mail.setHeader("In-Reply-To", answered.get());
            mail.setHeader("References", answered.get());
        }
    }

    /** Writes the mail a second time, so only what may be too large is asked. */
    private void checkSize(SmtpMail mail) throws MessagingException, IOException {
        Counter size = new Counter();
        mail.writeTo(size);
        if (size.bytes > settings.maxSize()) {
            throw refused(
                    "mail.size",
                    "the mail has " + size.bytes + " bytes, the limit 'max-size' is " + settings.maxSize()
                            + "; shorten the text or raise the limit");
        }
    }

    private static MailNotSent refused(String code, String text) {
        return new MailNotSent(new Handover.Refused(new Reason(code, text)));
    }

    private static String headerText(String text) throws UnsupportedEncodingException {
        return MimeUtility.fold("X-Switchroom-Job: ".length(), MimeUtility.encodeText(oneLine(text), "UTF-8", null));
    }

    private static String oneLine(String text, int atMost) {
        String line = oneLine(text);
        int end = line.offsetByCodePoints(0, Math.min(atMost, line.codePointCount(0, line.length())));
        return line.substring(0, end);
    }

    /** Without line ends and other control characters, so that a value can never become a header of its own. */
    static String oneLine(String text) {
        return CONTROLS.matcher(text).replaceAll(" ").strip();
    }

    /** Lines end with CRLF; no other control characters but the tabulator. */
    private static String lines(String text) {
        String ended = LINE_END.matcher(text).replaceAll("\n");
        return NOT_TEXT.matcher(ended).replaceAll("").replace("\n", "\r\n");
    }

    /** Counts what is written into it. */
    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] b, int offset, int length) {
            bytes += length;
        }
    }
}

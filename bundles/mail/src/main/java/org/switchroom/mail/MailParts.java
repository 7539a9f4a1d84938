package org.switchroom.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Walks the parts of a mail, not too deep and not too many, and keeps what somebody may need. Used by one thread. Does
 * not ask for a part's content as an object: that looks for handlers in a mailcap file which OSGi hides.
 */
final class MailParts {
    private static final int DEEPEST = 12;
    private static final int MOST = 200;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_REPORT = 256 * 1024;

    private final Session session;
    private final List<ReadMail.Attachment> attachments = new ArrayList<>();
    private Optional<String> plain = Optional.empty();
    private Optional<String> html = Optional.empty();
    private Optional<byte[]> status = Optional.empty();
    private Optional<String> returned = Optional.empty();
    private int seen;

    MailParts(Session session) {
        this.session = session;
    }

    void walk(MimeMessage mail) {
        walk(mail, 0);
    }

    private void walk(Part part, int depth) {
        if (depth > DEEPEST || ++seen > MOST) {
            return;
        }
        try {
            take(part, type(part), depth);
        } catch (MessagingException | IOException | RuntimeException damaged) {
            // The others may be whole; what is missing shows when somebody needs it.
            return;
        }
    }

    private void take(Part part, String type, int depth) throws MessagingException, IOException {
        if (type.startsWith("multipart/")) {
            MimeMultipart several = new MimeMultipart(part.getDataHandler().getDataSource());
            int count = Math.min(several.getCount(), MOST);
            for (int i = 0; i < count; i++) {
                BodyPart one = several.getBodyPart(i);
                walk(one, depth + 1);
            }
        } else if (type.equals("message/delivery-status") || type.equals("message/global-delivery-status")) {
            status = status.or(() -> bytes(part, LONGEST_REPORT));
        } else if (type.equals("message/rfc822") || type.equals("message/global")) {
            returnedHeaders(part);
        } else if (type.equals("text/rfc822-headers") || type.equals("message/global-headers")) {
            returnedHeaders(part);
        } else if (isAttachment(part, type)) {
            bytes(part, Integer.MAX_VALUE)
                    .ifPresent(content -> attachments.add(new ReadMail.Attachment(name(part), type, content)));
        } else if (type.equals("text/html")) {
            html = html.or(() -> text(part));
        } else if (type.startsWith("text/")) {
            plain = plain.or(() -> text(part));
        }
    }

    private void returnedHeaders(Part part) throws MessagingException {
        if (returned.isEmpty()) {
            byte[] head = bytes(part, LONGEST_REPORT).orElse(new byte[0]);
            returned = new MailHeaders(new MimeMessage(session, new ByteArrayInputStream(head)))
                    .ids("Message-ID").stream().findFirst();
        }
    }

    private static String type(Part part) throws MessagingException {
        String type = part.getContentType();
        int end = type.indexOf(';');
        return MailReader.lower(end < 0 ? type : type.substring(0, end));
    }

    private static boolean isAttachment(Part part, String type) {
        return type.equals("text/csv")
                || type.equals("application/json")
                || type.equals("text/json")
                || !name(part).isEmpty()
                || !type.startsWith("text/");
    }

    /** Without folders and control characters; empty when it has none. */
    private static String name(Part part) {
        try {
            String name = part.getFileName();
            if (name == null) {
                return "";
            }
            try {
                name = MimeUtility.decodeText(name);
            } catch (IOException | RuntimeException asItStands) {
                // The raw name serves as well.
            }
            name = name.replaceAll("\\p{Cc}", "");
            name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
            return name.length() > 200 ? name.substring(name.length() - 200) : name;
        } catch (MessagingException | RuntimeException unreadable) {
            return "";
        }
    }

    private static Optional<byte[]> bytes(Part part, int most) {
        try (InputStream in = part.getInputStream()) {
            return Optional.of(in.readNBytes(most));
        } catch (MessagingException | IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Part part) {
        return bytes(part, LONGEST_TEXT).map(bytes -> new String(bytes, charset(part)));
    }

    private static Charset charset(Part part) {
        try {
            String named = new ContentType(part.getContentType()).getParameter("charset");
            return named == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(named));
        } catch (MessagingException | RuntimeException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    String plain() {
        return plain.orElse("");
    }

    String html() {
        return html.orElse("");
    }

    List<ReadMail.Attachment> attachments() {
        return attachments;
    }

    /** Only what has a part of that type is a report; what it says is read leniently. */
    Optional<DeliveryReport> report() {
        return status.map(bytes -> DeliveryReportReader.read(bytes, returned));
    }

    /** The blocks of header lines in a delivery status part, RFC 3464 §2.1. */
    static List<InternetHeaders> blocks(byte[] status, int most) {
        List<InternetHeaders> blocks = new ArrayList<>();
        ByteArrayInputStream in = new ByteArrayInputStream(status);
        try {
            while (in.available() > 0 && blocks.size() < most) {
                InternetHeaders block = new InternetHeaders(in, true);
                if (block.getAllHeaders().hasMoreElements()) {
                    blocks.add(block);
                }
            }
        } catch (MessagingException | RuntimeException endsHere) {
            return blocks;
        }
        return blocks;
    }

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}

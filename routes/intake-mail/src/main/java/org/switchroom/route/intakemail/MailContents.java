package org.switchroom.route.intakemail;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.mail.ReadMail;
import org.switchroom.mapping.Content;

/** What in a mail may be records: CSV and JSON attachments, else labelled lines. */
final class MailContents {
    /** @param name what people call it: the attachment's name, or the text */
    record Part(String name, Content content) {}

    private MailContents() {}

    /** @param ownNames whether records are read by our own field names, and not by a mapping */
    static List<Part> of(ReadMail mail, boolean ownNames) {
        List<Part> parts = new ArrayList<>();
        for (ReadMail.Attachment attachment : mail.attachments()) {
            format(attachment)
                    .ifPresent(format -> parts.add(new Part(
                            attachment.name().isEmpty() ? "attachment" : attachment.name(),
                            new Content(
                                    format,
                                    charset(attachment.content()),
                                    new ByteArrayInputStream(attachment.content())))));
        }
        if (parts.isEmpty()) {
            Map<String, String> lines = ownNames ? Labelled.ofOurNames(mail.words()) : Labelled.read(mail.words());
            if (!lines.isEmpty()) {
                byte[] json = Labelled.json(lines).getBytes(StandardCharsets.UTF_8);
                parts.add(new Part(
                        "text",
                        new Content(Content.Format.JSON, StandardCharsets.UTF_8, new ByteArrayInputStream(json))));
            }
        }
        return parts;
    }

    private static Optional<Content.Format> format(ReadMail.Attachment attachment) {
        Optional<Content.Format> named =
                attachment.name().toLowerCase(java.util.Locale.ROOT).endsWith(".txt")
                        ? Optional.empty() // a signature or a disclaimer more often than records
                        : Content.Format.ofFile(attachment.name());
        return named.or(() -> switch (attachment.type()) {
            case "text/csv" -> Optional.of(Content.Format.CSV);
            case "application/json", "text/json" -> Optional.of(Content.Format.JSON);
            case "application/x-ndjson", "application/jsonl" -> Optional.of(Content.Format.JSON_LINES);
            default -> Optional.empty();
        });
    }

    /** UTF-8 where it can be that; else what spreadsheets on Windows write. */
    private static Charset charset(byte[] content) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException other) {
            return Charset.forName("windows-1252");
        }
    }
}

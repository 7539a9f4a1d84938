package org.switchroom.mail;

import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the machine's part of a delivery status notification, RFC 3464 §2. */
final class DeliveryReportReader {
    private static final int MOST_BLOCKS = 100;
    private static final int LONGEST = 500;
    private static final Pattern STATUS = Pattern.compile("([245])\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern HEX = Pattern.compile("\\+([0-9A-F]{2})");

    private DeliveryReportReader() {}

    static DeliveryReport read(byte[] status, Optional<String> messageId) {
        Optional<String> envelope = Optional.empty();
        List<DeliveryReport.Recipient> recipients = new ArrayList<>();
        for (InternetHeaders block : MailParts.blocks(status, MOST_BLOCKS)) {
            envelope = envelope.or(() -> value(block, "Original-Envelope-Id").map(DeliveryReportReader::xtext));
            recipient(block).ifPresent(recipients::add);
        }
        return new DeliveryReport(envelope, messageId, recipients);
    }

    private static Optional<DeliveryReport.Recipient> recipient(InternetHeaders block) {
        Optional<DeliveryReport.Action> action = value(block, "Action").flatMap(DeliveryReportReader::action);
        return action.map(found -> {
            Matcher status = STATUS.matcher(value(block, "Status").orElse(""));
            return new DeliveryReport.Recipient(
                    found,
                    status.find() ? Optional.of(status.group()) : Optional.empty(),
                    value(block, "Diagnostic-Code")
                            .map(words -> words.replaceFirst("^\\s*[A-Za-z-]+\\s*;\\s*", ""))
                            .orElse(""),
                    value(block, "Will-Retry-Until").orElse(""));
        });
    }

    private static Optional<DeliveryReport.Action> action(String word) {
        String first = MailParts.upper(word.split("[\\s(;]", 2)[0]);
        for (DeliveryReport.Action action : DeliveryReport.Action.values()) {
            if (action.name().equals(first)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> value(InternetHeaders block, String name) {
        String[] found = block.getHeader(name);
        if (found == null || found.length == 0) {
            return Optional.empty();
        }
        String line =
                MimeUtility.unfold(found[0]).replaceAll("[\\p{Cc}\\s]+", " ").strip();
        return Optional.of(line.length() > LONGEST ? line.substring(0, LONGEST) : line);
    }

    /** RFC 3461 §4. */
    private static String xtext(String text) {
        Matcher hex = HEX.matcher(text);
        StringBuilder decoded = new StringBuilder();
        while (hex.find()) {
            String one =
                    new String(new byte[] {(byte) Integer.parseInt(hex.group(1), 16)}, StandardCharsets.ISO_8859_1);
            hex.appendReplacement(decoded, Matcher.quoteReplacement(one));
        }
        return hex.appendTail(decoded).toString();
    }
}

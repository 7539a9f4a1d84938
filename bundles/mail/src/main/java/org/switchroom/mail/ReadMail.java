package org.switchroom.mail;

import java.util.List;
import java.util.Optional;

/**
 * A mail, read within bounds. Whatever came, this can be made of it.
 *
 * @param id the Message-ID with its angle brackets
 * @param from the one sender of the From header, lower case; empty when there is none or more than one
 * @param kind whether a person wrote it, as far as its headers tell (RFC 3834)
 * @param answers the Message-IDs of In-Reply-To and References, the closest first
 * @param plain its text, from the first plain part
 * @param html its text in HTML, from the first part of that type
 * @param report what a delivery status notification says, when it is one
 * @param failed the addresses of X-Failed-Recipients, which some servers write into bounces
 * @param tooLarge true when only its beginning was read
 * @param digest SHA-256 over all of it, hex
 */
public record ReadMail(
        Optional<String> id,
        Optional<String> from,
        List<String> to,
        String subject,
        Kind kind,
        List<String> answers,
        String plain,
        String html,
        List<Attachment> attachments,
        Optional<DeliveryReport> report,
        List<String> failed,
        boolean tooLarge,
        String digest) {
    /** Who sent it. */
    public enum Kind {
        /** A person, or a program that does not say so. */
        PERSON,
        /** A program says that it did: Auto-Submitted, Precedence, an absence note's subject. */
        AUTOMATIC,
        /** A mailing list. */
        LIST,
        /** Nobody: the empty return path of bounces. */
        NOBODY
    }

    /**
     * @param name as the sender called it, without folders; may be empty
     * @param type such as {@code text/csv}, lower case
     */
    public record Attachment(String name, String type, byte[] content) {}

    public ReadMail {
        to = List.copyOf(to);
        answers = List.copyOf(answers);
        attachments = List.copyOf(attachments);
        failed = List.copyOf(failed);
    }

    /** True when an answer that nobody wrote may go to its sender. */
    public boolean mayBeAnswered() {
        return kind == Kind.PERSON && from.isPresent() && report.isEmpty();
    }

    /** The words that a person reads: the plain ones, else those of the HTML. */
    public String words() {
        return plain.isBlank() ? HtmlText.of(html) : plain;
    }

    /** For logs: who, masked. */
    public String sender() {
        return from.map(address -> address.charAt(0) + "***" + address.substring(address.lastIndexOf('@')))
                .orElse("nobody");
    }
}

package org.switchroom.mail;

import java.util.List;
import java.util.Optional;

/**
 * What a delivery status notification says (RFC 3464).
 *
 * @param envelope Original-Envelope-Id, RFC 3464 §2.2.1: the ENVID that the mail was sent with, decoded
 * @param messageId of the mail it speaks of, from the headers that came back with it
 * @param recipients one for each recipient it speaks of
 */
public record DeliveryReport(Optional<String> envelope, Optional<String> messageId, List<Recipient> recipients) {
    /** RFC 3464 §2.3.3. */
    public enum Action {
        FAILED,
        DELAYED,
        DELIVERED,
        /** Handed on to a server that reports nothing. */
        RELAYED,
        /** Handed on to several. */
        EXPANDED
    }

    /**
     * @param status three numbers, RFC 3463; empty when there is none that can be read
     * @param diagnostic the other server's own words
     * @param until until when a delayed mail is tried
     */
    public record Recipient(Action action, Optional<String> status, String diagnostic, String until) {}

    public DeliveryReport {
        recipients = List.copyOf(recipients);
    }
}

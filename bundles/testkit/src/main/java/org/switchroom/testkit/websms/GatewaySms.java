package org.switchroom.testkit.websms;

import java.util.List;
import java.util.Optional;

/**
 * A message that a gateway took.
 *
 * @param transferId what the gateway calls it
 * @param clientMessageId what the client calls it
 * @param text empty for octets
 * @param octets of each segment of a binary message, as hexadecimal digits; empty for a text
 * @param hasHeader true when the client says that each segment begins with a user data header
 * @param sender as the request named it, with its type behind a colon where it has one
 * @param parts how many SMS it takes
 * @param simulated true when the client only wanted to try
 * @param atNanos of the JVM's clock, for limits
 */
public record GatewaySms(
        String transferId,
        Optional<String> clientMessageId,
        String recipient,
        String text,
        List<String> octets,
        boolean hasHeader,
        Optional<String> sender,
        boolean flash,
        Optional<Integer> validitySeconds,
        Optional<String> category,
        int parts,
        boolean simulated,
        Optional<String> callbackUrl,
        long atNanos) {
    public GatewaySms {
        octets = List.copyOf(octets);
    }
}

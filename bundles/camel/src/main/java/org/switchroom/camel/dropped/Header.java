package org.switchroom.camel.dropped;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.switchroom.message.Content;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.TransportName;

/**
 * What the comment lines at the head of a file say of its transport.
 *
 * @param limit how many messages it takes in a time, such as {@code 100/s}
 * @param receipts stages that another route of the file reports by {@code switchroom:receipts}
 */
record Header(
        TransportName transport,
        Optional<String> group,
        Set<String> addresses,
        Set<Content.Kind> carries,
        Set<Receipt.Stage> receipts,
        OptionalInt maxBytes,
        int parallel,
        Optional<String> limit,
        ReplyTable outcomes) {
    private static final long MEBIBYTE = 1 << 20;

    Capabilities capabilities() {
        return new Capabilities(
                Set.of(Capabilities.Direction.SEND),
                receipts,
                carries,
                addresses,
                maxBytes.isPresent() ? maxBytes.getAsInt() : MEBIBYTE,
                parallel);
    }
}

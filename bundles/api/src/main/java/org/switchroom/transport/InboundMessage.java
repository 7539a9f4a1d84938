package org.switchroom.transport;

import java.time.Instant;
import org.switchroom.access.Tenant;
import org.switchroom.message.Address;
import org.switchroom.message.Content;

/**
 * Something that came in.
 *
 * @param reference what the other side calls it; the same reference over the same transport is a repeat
 * @param receivedAt when the last byte had come
 * @param tenant who owns the line; what answers a message that is known belongs to that message's tenant
 */
public record InboundMessage(
        TransportName via,
        RemoteReference reference,
        Address from,
        Address to,
        Content content,
        Instant receivedAt,
        String tenant) {
    /** Over a line of the main tenant. */
    public InboundMessage(
            TransportName via,
            RemoteReference reference,
            Address from,
            Address to,
            Content content,
            Instant receivedAt) {
        this(via, reference, from, to, content, receivedAt, Tenant.MAIN);
    }
}

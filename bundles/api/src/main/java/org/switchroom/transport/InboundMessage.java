package org.switchroom.transport;

import java.time.Instant;
import org.switchroom.message.Address;
import org.switchroom.message.Content;

/**
 * Something that came in.
 *
 * @param reference what the other side calls it; the same reference over the same transport is a repeat
 * @param receivedAt when the last byte had come
 */
public record InboundMessage(
        TransportName via, RemoteReference reference, Address from, Address to, Content content, Instant receivedAt) {}

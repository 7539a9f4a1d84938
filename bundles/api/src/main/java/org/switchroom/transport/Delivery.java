package org.switchroom.transport;

import java.time.Instant;
import org.switchroom.message.Address;
import org.switchroom.message.Message;

/**
 * One attempt to bring one message to one address.
 *
 * @param attempt counts from 1 over all transports
 * @param deadline the transport answers before this moment, whatever happens on its line
 */
public record Delivery(DeliveryId id, Message message, Address to, int attempt, Instant deadline) {}

package org.switchroom.routing;

import org.switchroom.message.Address;

/**
 * One way a message may take.
 *
 * @param channel a group of transports ({@code email}, {@code sms}) or one transport's name; looked up at each attempt
 * @param to the address that this channel's transports understand
 */
public record Hop(String channel, Address to) {}

package org.switchroom.answer;

/**
 * Something a request made.
 *
 * @param repeated true when an earlier request with the same idempotency key made it
 */
public record Created<T>(T value, boolean repeated) {}

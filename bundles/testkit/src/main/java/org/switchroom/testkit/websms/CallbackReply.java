package org.switchroom.testkit.websms;

/** What a gateway was answered when it called back; status 0 when nobody was there. */
public record CallbackReply(int status, String body) {}

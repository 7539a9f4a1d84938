package org.switchroom.testkit.websms;

import java.time.Duration;
import java.util.OptionalInt;

/** What a gateway does with a request instead of its duty. */
public sealed interface GatewayMisdeed {
    /** Answers HTTP 200 with this code of its own; takes nothing. */
    record Code(int code, String words) implements GatewayMisdeed {}

    /** Answers with this status and no body of its own; takes nothing. */
    record Status(int status, OptionalInt retryAfterSeconds) implements GatewayMisdeed {}

    /** Takes the message and then says nothing; the connection stays open. */
    record SilenceAfterTaking() implements GatewayMisdeed {}

    /** Takes the message and then cuts the line. */
    record HangUpAfterTaking() implements GatewayMisdeed {}

    /** Takes the message and answers HTTP 200 with words that are no answer. */
    record Babble(String words) implements GatewayMisdeed {}

    /** Does its duty after this time. */
    record Slow(Duration by) implements GatewayMisdeed {}

    /** Does its duty when it is told to let go. */
    record Hold() implements GatewayMisdeed {}

    static GatewayMisdeed code(int code, String words) {
        return new Code(code, words);
    }

    static GatewayMisdeed status(int status) {
        return new Status(status, OptionalInt.empty());
    }

    static GatewayMisdeed status(int status, int retryAfterSeconds) {
        return new Status(status, OptionalInt.of(retryAfterSeconds));
    }

    static GatewayMisdeed silence() {
        return new SilenceAfterTaking();
    }

    static GatewayMisdeed hangUp() {
        return new HangUpAfterTaking();
    }

    static GatewayMisdeed babble(String words) {
        return new Babble(words);
    }

    static GatewayMisdeed slow(Duration by) {
        return new Slow(by);
    }

    static GatewayMisdeed hold() {
        return new Hold();
    }
}

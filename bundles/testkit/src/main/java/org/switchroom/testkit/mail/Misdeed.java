package org.switchroom.testkit.mail;

import java.time.Duration;

/** What the server does at a stage instead of its duty. */
public sealed interface Misdeed {
    /**
     * Answers with this code. After 421 it closes the connection (RFC 5321 §3.8).
     *
     * @param text what follows the code; several lines become a multi-line reply
     */
    record Reply(int code, String text) implements Misdeed {}

    /** Sends these bytes, whatever they are, and goes on listening. */
    record Babble(String raw) implements Misdeed {}

    /** Says nothing any more; the connection stays open until the client closes it. */
    record Silence() implements Misdeed {}

    /** Closes the connection. */
    record HangUp() implements Misdeed {}

    /** Breaks the connection, so that the client sees a reset. */
    record Reset() implements Misdeed {}

    /** Does its duty after this time. */
    record Slow(Duration by) implements Misdeed {}

    /** Does its duty when {@link MisbehavingSmtpServer#letGo()} is called. */
    record Hold() implements Misdeed {}

    static Misdeed reply(int code, String text) {
        return new Reply(code, text);
    }

    static Misdeed babble(String raw) {
        return new Babble(raw);
    }

    static Misdeed silence() {
        return new Silence();
    }

    static Misdeed hangUp() {
        return new HangUp();
    }

    static Misdeed reset() {
        return new Reset();
    }

    static Misdeed slow(Duration by) {
        return new Slow(by);
    }

    static Misdeed hold() {
        return new Hold();
    }
}

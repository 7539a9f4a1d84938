package org.switchroom.testkit.gsm;

import java.time.Duration;

/** What the modem does at a stage instead of its duty. */
public sealed interface GsmMisdeed {
    /** Says nothing; a message at this stage is not sent. */
    record Silence() implements GsmMisdeed {}

    /** Does its duty, and says nothing: the message goes out, the answer does not come. */
    record Mute() implements GsmMisdeed {}

    /** Does its duty after this time. */
    record Slow(Duration by) implements GsmMisdeed {}

    /** Sends these characters and nothing else. */
    record Babble(String raw) implements GsmMisdeed {}

    /** Sends these characters, then does its duty. */
    record Chatter(String raw) implements GsmMisdeed {}

    /** {@code +CMS ERROR: code} */
    record CmsError(int code) implements GsmMisdeed {}

    /** {@code +CME ERROR: code} */
    record CmeError(int code) implements GsmMisdeed {}

    /** Starts anew, with its settings lost, as after a drop of its supply. */
    record Reboot() implements GsmMisdeed {}

    /** Breaks the line. */
    record HangUp() implements GsmMisdeed {}

    static GsmMisdeed silence() {
        return new Silence();
    }

    static GsmMisdeed mute() {
        return new Mute();
    }

    static GsmMisdeed slow(Duration by) {
        return new Slow(by);
    }

    static GsmMisdeed babble(String raw) {
        return new Babble(raw);
    }

    static GsmMisdeed chatter(String raw) {
        return new Chatter(raw);
    }

    static GsmMisdeed cmsError(int code) {
        return new CmsError(code);
    }

    static GsmMisdeed cmeError(int code) {
        return new CmeError(code);
    }

    static GsmMisdeed reboot() {
        return new Reboot();
    }

    static GsmMisdeed hangUp() {
        return new HangUp();
    }
}

package org.switchroom.testkit.gsm;

import java.util.function.Consumer;

/** What the modem says, on whatever line there is. Guarded by the engine. */
final class AtVoice {
    /** Neither hears nor speaks. */
    boolean deaf;

    private Consumer<String> line = text -> {};

    void speakTo(Consumer<String> to) {
        line = to;
    }

    void speakToNobody() {
        line = text -> {};
    }

    /** Does it without a word. */
    void muted(Runnable duty) {
        Consumer<String> before = line;
        line = text -> {};
        duty.run();
        line = before;
    }

    void say(String text) {
        if (!deaf) {
            line.accept(text);
        }
    }

    void answer(String lines) {
        say((lines.isEmpty() ? "" : "\r\n" + lines) + "\r\nOK\r\n");
    }

    void error() {
        say("\r\nERROR\r\n");
    }

    void cmsError(int code) {
        say("\r\n+CMS ERROR: " + code + "\r\n");
    }

    void cmeError(int code) {
        say("\r\n+CME ERROR: " + code + "\r\n");
    }
}

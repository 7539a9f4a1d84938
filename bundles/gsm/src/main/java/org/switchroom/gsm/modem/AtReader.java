package org.switchroom.gsm.modem;

/**
 * Makes lines and prompts of what a modem sends. Lines end as the modem likes; control characters, and lines too long
 * to be any, are dropped.
 */
final class AtReader {
    interface Sink {
        /** A line that is not blank. */
        void line(String line);

        void prompt();
    }

    /** A stored message is below 400 characters; this is garbage. */
    private static final int LONGEST = 2_048;

    private final StringBuilder line = new StringBuilder();
    private boolean tooLong;
    private boolean promptAwaited;

    /** Prompts are {@code CR LF > blank}, {@code >} or {@code > blank}, and only awaited ones are prompts. */
    void awaitPrompt(boolean awaited) {
        promptAwaited = awaited;
    }

    /** Forgets half a line. */
    void reset() {
        line.setLength(0);
        tooLong = false;
        promptAwaited = false;
    }

    void read(byte[] bytes, Sink sink) {
        for (byte octet : bytes) {
            char character = (char) (octet & 0xFF);
            if (character == '\r' || character == '\n') {
                end(sink);
            } else if (line.length() >= LONGEST) {
                tooLong = true;
            } else if (character >= ' ') {
                line.append(character);
                if (promptAwaited && character == '>' && line.toString().strip().equals(">")) {
                    line.setLength(0);
                    promptAwaited = false;
                    sink.prompt();
                }
            }
        }
    }

    private void end(Sink sink) {
        String text = line.toString().strip();
        boolean whole = !tooLong && !text.isEmpty();
        line.setLength(0);
        tooLong = false;
        if (whole) {
            sink.line(text);
        }
    }
}

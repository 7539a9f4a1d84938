package org.switchroom.voice.modem;

/**
 * Makes of what a modem sends lines and signs and, after {@link #hear}, octets of sound until the modem's end of sound.
 * Takes whatever comes: nothing is kept but the beginning of a line.
 */
final class ModemReader {
    interface Sink {
        /** A line that is not blank. */
        void line(String line);

        /** One octet of sound. */
        void sound(byte octet);

        /** A sign, such as {@code b} for a busy tone. */
        void event(char code);

        /** No more sound comes; lines follow. */
        void soundEnded();
    }

    /** Beyond this it is no line. */
    private static final int LONGEST = 256;
    /** A long sign (10h X … 10h .) has an end; when it got lost, sound goes on after 64 ms. */
    private static final int LONGEST_SIGN = 512;

    private final StringBuilder line = new StringBuilder();
    private boolean tooLong;
    private boolean hearing;
    private boolean afterDle;
    private boolean afterReturn;
    private int signLeft;

    /** From the next octet on there is sound; a line feed that belongs to the line before is none. */
    void hear() {
        hearing = true;
        signLeft = 0;
    }

    /** As if nothing had ever come. */
    void reset() {
        line.setLength(0);
        tooLong = false;
        hearing = false;
        afterDle = false;
        afterReturn = false;
        signLeft = 0;
    }

    void read(byte[] octets, Sink sink) {
        for (byte octet : octets) {
            read(octet & 0xFF, sink);
        }
    }

    private void read(int octet, Sink sink) {
        boolean belongsToLine = afterReturn && octet == '\n';
        afterReturn = false;
        if (afterDle) {
            afterDle = false;
            shielded(octet, sink);
        } else if (octet == Shield.DLE) {
            afterDle = true;
        } else if (signLeft > 0) {
            signLeft--;
        } else if (belongsToLine) {
            return;
        } else if (hearing) {
            sink.sound((byte) octet);
        } else {
            text(octet, sink);
        }
    }

    private void shielded(int octet, Sink sink) {
        if (octet == Shield.ETX) {
            signLeft = 0;
            if (hearing) {
                hearing = false;
                line.setLength(0);
                tooLong = false;
                sink.soundEnded();
            }
        } else if (signLeft > 0) {
            signLeft = octet == '.' ? 0 : signLeft - 1;
        } else if (octet == Shield.DLE || octet == Shield.SUB) {
            for (int i = octet == Shield.DLE ? 1 : 2; hearing && i > 0; i--) {
                sink.sound((byte) Shield.DLE);
            }
        } else if (octet == 'X') {
            signLeft = LONGEST_SIGN;
        } else {
            sink.event((char) octet);
        }
    }

    private void text(int octet, Sink sink) {
        if (octet == '\r' || octet == '\n') {
            afterReturn = octet == '\r';
            String text = line.toString().strip();
            boolean whole = !tooLong && !text.isEmpty();
            line.setLength(0);
            tooLong = false;
            if (whole) {
                sink.line(text);
            }
        } else if (line.length() >= LONGEST) {
            tooLong = true;
        } else if (octet >= ' ') {
            line.append((char) octet);
        }
    }
}

package org.switchroom.camel.dropped;

/** A file says something that can not be used; knows on which line. */
final class WrongText extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;

    /** @param line counts from 1 */
    WrongText(int line, String message) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }
}

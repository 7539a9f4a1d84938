package org.switchroom.sip.message;

/**
 * One header line.
 *
 * @param name in its long form, as RFC 3261 writes it where we know it
 * @param value without line ends
 */
public record Header(String name, String value) {
    boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}

package org.switchroom.camel.host;

/** A set's routes break a rule of ours; says which route, which step, why, and what instead. */
final class UnfitRoutesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnfitRoutesException(String message) {
        super(message);
    }
}

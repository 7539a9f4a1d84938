package org.switchroom.camel.host;

/** A set's routes break a rule of ours; says which route, which step, why, and what instead. */
public final class UnfitRoutesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Object at;

    public UnfitRoutesException(String message) {
        this(message, null);
    }

    /** @param at the piece of Camel's model that breaks it, which may know its line */
    UnfitRoutesException(String message, Object at) {
        super(message);
        this.at = at;
    }

    /** Null when it is not about one piece of the model. */
    public Object at() {
        return at;
    }
}

package org.switchroom.core.routing;

/** Why somebody might be told. */
public enum Occasion {
    /** A job the recipient has not been told of. */
    NEW_JOB("jobs"),
    /** A change of a job the recipient knows. */
    UPDATE("updates");

    private final String words;

    Occasion(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}

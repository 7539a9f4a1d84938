package org.switchroom.mapper.plan;

/** A record, or a mapping's text, is not what it has to be. Checked, because every caller has an answer to it. */
public final class Unmappable extends Exception {
    private static final long serialVersionUID = 1;

    private final String nextStep;

    public Unmappable(String cause, String nextStep) {
        // Deliberate: without a stack trace. One bad column is this once a line, for millions of lines.
        super(cause, null, false, false);
        this.nextStep = nextStep;
    }

    public String nextStep() {
        return nextStep;
    }
}

package org.switchroom.core.routing;

/** Why somebody might be told. */
public enum Occasion {
    /** A job the recipient has not been told of. */
    NEW_JOB("jobs", "job"),
    /** A change of a job the recipient knows. */
    UPDATE("updates", "update"),
    /** An event of a panel that is relayed to its central station. Only rules that ask for it decide about it. */
    ALARM("jobs", "alarm");

    private final String words;
    private final String inRules;

    Occasion(String words, String inRules) {
        this.words = words;
        this.inRules = inRules;
    }

    public static Occasion of(boolean update) {
        return update ? UPDATE : NEW_JOB;
    }

    public String words() {
        return words;
    }

    /** As rules write it. */
    String inRules() {
        return inRules;
    }
}

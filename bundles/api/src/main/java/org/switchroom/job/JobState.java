package org.switchroom.job;

import java.util.EnumSet;
import java.util.Set;

/**
 * How far a job is. Partners that know only three words read them by {@link #exchangeWord()}.
 */
public enum JobState {
    /** Taken in; the provider knows nothing of it. */
    ACTIVE("active"),
    /** The provider has been told. */
    DISPATCHED("active"),
    /** The provider takes it. */
    ACCEPTED("active"),
    /** The provider will not do it; another one may be dispatched. */
    REFUSED("active"),
    ON_SITE("active"),
    /** Done; later edits stay here and are counted as not sent. */
    COMPLETE("Complete"),
    /** Opened again after it was complete. */
    INCOMPLETE("Incomplete"),
    CANCELLED("Complete");

    private final String exchangeWord;

    JobState(String exchangeWord) {
        this.exchangeWord = exchangeWord;
    }

    /** The word of the job exchange, which knows active, Incomplete and Complete. */
    public String exchangeWord() {
        return exchangeWord;
    }

    /** The states that may follow this one. */
    public Set<JobState> next() {
        return switch (this) {
            case ACTIVE -> EnumSet.of(DISPATCHED, COMPLETE, CANCELLED);
            case DISPATCHED -> EnumSet.of(DISPATCHED, ACCEPTED, REFUSED, ON_SITE, COMPLETE, CANCELLED);
            case ACCEPTED -> EnumSet.of(DISPATCHED, REFUSED, ON_SITE, COMPLETE, CANCELLED);
            case REFUSED -> EnumSet.of(DISPATCHED, COMPLETE, CANCELLED);
            case ON_SITE -> EnumSet.of(COMPLETE, CANCELLED);
            case COMPLETE -> EnumSet.of(INCOMPLETE);
            case INCOMPLETE -> EnumSet.of(DISPATCHED, ACCEPTED, ON_SITE, COMPLETE, CANCELLED);
            case CANCELLED -> EnumSet.noneOf(JobState.class);
        };
    }

    /** True when no details are exchanged any more. */
    public boolean isClosed() {
        return this == COMPLETE || this == CANCELLED;
    }
}

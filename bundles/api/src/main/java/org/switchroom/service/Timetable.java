package org.switchroom.service;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The clock of the house: of the nodes that share a database one rings each time. Provided by the journal; there while
 * the database is open. Blocks on it.
 */
@ProviderType
public interface Timetable {
    /** What is wrong with it; empty when it can be entered. */
    Optional<String> wrong(Timing timing);

    /**
     * Enters it, in place of what was there under this name. One that is there already with the same time goes on as it
     * was. What was missed while everything stood still rings once.
     *
     * @param name of one who listens: {@link Bell#rings} gets it
     * @param first rings before others that are due at the same moment
     */
    void enter(String name, Timing timing, boolean first);

    void strike(String name);

    /** When it rings next; empty when it is not entered. */
    Optional<Instant> next(String name);
}

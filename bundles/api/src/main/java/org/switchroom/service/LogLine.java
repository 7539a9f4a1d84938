package org.switchroom.service;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.switchroom.message.Texts;

/**
 * One line of a service job's log.
 *
 * @param id grows with time
 * @param job the service job's id
 * @param tenant whose affair it was; empty when it was the house's
 * @param computer the machine on which it happened
 * @param actor who caused it: a caller, or {@code switchroom}
 * @param application which program, with {@code version}
 */
public record LogLine(
        long id,
        String job,
        Optional<String> tenant,
        Event event,
        Instant at,
        String computer,
        String actor,
        String application,
        String version,
        String message) {
    /** What sort of thing it was. */
    public enum Event {
        ERROR,
        /** A run that did what it had to. */
        RUN,
        /** A run that did not begin. */
        SKIPPED
    }

    public LogLine {
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(at, "at");
        message = Texts.keepable(message);
    }
}

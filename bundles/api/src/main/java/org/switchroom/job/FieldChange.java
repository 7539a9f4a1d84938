package org.switchroom.job;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry of a job's change log: enough to enter a lost change again.
 *
 * @param revision the revision that the change made
 * @param field the API's name of the field, or {@code state}
 */
public record FieldChange(
        JobId job,
        int revision,
        String field,
        Optional<String> before,
        Optional<String> after,
        String by,
        Instant at) {}

package org.switchroom.intake;

import java.util.Objects;
import java.util.Optional;

/**
 * Where a job came from.
 *
 * @param text for the timeline, such as {@code file orders.csv, line 12}; empty when there is nothing to tell
 * @param step how the job moves its source on, in the same entry; a job whose step does not fit is not stored
 */
public record Origin(String text, Optional<Bookmarks.Step> step) {
    public static final Origin UNKNOWN = new Origin("", Optional.empty());

    public Origin {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(step, "step");
    }

    public static Origin of(String text) {
        return new Origin(text, Optional.empty());
    }
}

package org.switchroom.intake;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.answer.Answer;

/**
 * How far sources have been taken in, for ever. An intake reads where it stopped, and lets each step travel with the job
 * that it brings ({@link Origin}), so that both are on disk or neither is. Provided by core.
 */
@ProviderType
public interface Bookmarks {
    /**
     * One step of a source, from exactly where it stands.
     *
     * @param source 1 to 300 visible characters without blanks, beginning with the intake's name and {@code /}
     * @param from empty when the source is new
     * @param to the intake's own words; empty forgets the source
     */
    record Step(String source, Optional<String> from, Optional<String> to) {
        public static final int LONGEST_SOURCE = 300;

        public Step {
            if (source.isEmpty()
                    || source.length() > LONGEST_SOURCE
                    || !source.codePoints().allMatch(c -> c > ' ' && !Character.isISOControl(c))) {
                throw new IllegalArgumentException(
                        "a source's name has 1 to " + LONGEST_SOURCE + " visible characters, found '" + source + "'");
            }
        }
    }

    /** Where the source stands; empty when it was never begun. Blocks on the database. */
    Optional<String> of(String source);

    /** All sources whose names begin so, with where they stand. Blocks on the database. */
    Map<String, String> all(String prefix);

    /**
     * A step that brings no job. Completes when it is on disk; with {@code STALE} when the source stands elsewhere, with
     * {@code UNAVAILABLE} when nobody knows: read it again then.
     */
    CompletionStage<Answer<Optional<String>>> move(Step step);
}

package org.switchroom.mapping;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.job.JobField;

/**
 * A tenant's mappings: what in a partner's record is which field of a job. Every version is kept. Reads block on the
 * database; what is wrong with a mapping's text is answered with its line and the cause.
 */
@ProviderType
public interface Mappings {
    /**
     * @param name of a mapping of the caller's tenant; empty for our own field names as header or keys
     * @param version empty for the one in force
     */
    record Use(Optional<String> name, Optional<Integer> version) {
        public static final Use OWN_NAMES = new Use(Optional.empty(), Optional.empty());

        public static Use of(String name) {
            return new Use(Optional.of(name), Optional.empty());
        }
    }

    /**
     * A record that was tried.
     *
     * @param job the fields as the job would have them, or why it would be refused
     */
    record Trial(Mapped record, Answer<Map<JobField, String>> job) {}

    /** Of the caller's tenants, the versions in force, by name. */
    Answer<List<Mapping>> list(Caller caller);

    /** The version in force, or a given one. */
    Answer<Mapping> show(Caller caller, String name, Optional<Integer> version);

    /** Latest first. */
    Answer<List<Mapping>> history(Caller caller, String name);

    /**
     * Writes a new version; in force for what is opened from then on.
     *
     * @param seen the version that the change is based on, 0 for a new mapping; {@code STALE} when it is another one
     */
    CompletionStage<Answer<Mapping>> set(Caller caller, String name, int seen, String text, String comment);

    /** A new version with the text of an old one. */
    CompletionStage<Answer<Mapping>> rollback(Caller caller, String name, int seen, int version);

    /**
     * What would become of a sample's first records; nothing is stored. Closes the sample.
     *
     * @param text a mapping that is not stored
     */
    Answer<List<Trial>> attempt(Caller caller, String text, Content sample, int most) throws IOException;

    /** The same by a stored mapping. */
    Answer<List<Trial>> attempt(Caller caller, Use mapping, Content sample, int most) throws IOException;

    /**
     * Opens content as records. Refused, and the content closed, when there is no such mapping, or the content is not
     * what it is for: a column is missing, say.
     *
     * @param caller in whose name parties are looked up, where the mapping asks for them
     */
    Answer<Records> open(Caller caller, Use mapping, Content content) throws IOException;
}

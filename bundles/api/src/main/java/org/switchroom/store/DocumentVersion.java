package org.switchroom.store;

import java.time.Instant;
import java.util.Objects;

/**
 * One version of a text that administrators keep. Versions are never changed and never removed; the highest is the one
 * in force, and going back is a new version with an old text. What the text means, the users of its kind know; one that
 * takes a document away writes what stands for "nothing" there, such as an empty text.
 *
 * @param version counts from 1 without gaps
 * @param actor who wrote it: a caller's name, or {@code file}
 * @param comment why, in the author's words; may be empty
 */
public record DocumentVersion(
        DocumentName document, int version, String text, String actor, String comment, Instant at) {
    public DocumentVersion {
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(comment, "comment");
        Objects.requireNonNull(at, "at");
        if (version < 1) {
            throw new IllegalArgumentException("versions count from 1; found " + version);
        }
    }
}

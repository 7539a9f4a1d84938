package org.switchroom.mapping;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One version of a tenant's mapping.
 *
 * @param name lower case letters, digits and {@code -}, beginning with a letter, at most 40
 * @param version counts from 1; what a change must quote
 * @param text as it was written; {@code docs/mappings.md} tells the language
 */
public record Mapping(String tenant, String name, int version, String text, String actor, String comment, Instant at) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public Mapping {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(comment, "comment");
        Objects.requireNonNull(at, "at");
        if (!isName(name)) {
            throw new IllegalArgumentException("not a mapping's name: " + name);
        }
    }

    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}

package org.switchroom.store;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which document: a rule set, a partner's mapping.
 *
 * @param kind what sort of document: lower case letters, digits and {@code -}, at most 40
 * @param tenant whose it is; empty when it is the house's
 * @param name 1 to 200 characters on one line
 */
public record DocumentName(String kind, Optional<String> tenant, String name) {
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public DocumentName {
        Objects.requireNonNull(tenant, "tenant");
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("not a kind of document: " + kind);
        }
        if (name.isBlank() || name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a document's name has 1 to 200 characters on one line");
        }
    }

    @Override
    public String toString() {
        return kind + " " + tenant.map(whose -> whose + "/").orElse("") + name;
    }
}

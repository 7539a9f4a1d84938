package org.switchroom.access;

import java.time.Instant;
import java.util.regex.Pattern;

/** One organisation whose data nobody else sees. */
public record Tenant(String id, String name, Instant createdAt) {
    /** The tenant that is there from the first start. */
    public static final String MAIN = "main";

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public static boolean isId(String text) {
        return SHAPE.matcher(text).matches();
    }

    public Tenant {
        if (!isId(id)) {
            throw new IllegalArgumentException("a tenant's id has lower case letters, digits and '-', at most 40, and"
                    + " begins with a letter; found '" + id + "'");
        }
    }
}

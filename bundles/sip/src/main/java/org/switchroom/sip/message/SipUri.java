package org.switchroom.sip.message;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a request goes, as far as we must understand it.
 *
 * @param user empty when there is none
 * @param parameters with their leading semicolon; empty when there are none
 */
public record SipUri(String user, String host, OptionalInt port, String parameters) {
    private static final Pattern SHAPE = Pattern.compile(
            "sips?:(?:([^@<>\"\\s]*)@)?(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::([0-9]{1,5}))?((?:;[^?\\s<>\"]*)?)(?:\\?\\S*)?",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 1_000;

    public static Optional<SipUri> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String port = matcher.group(3);
        if (port != null && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535)) {
            return Optional.empty();
        }
        return Optional.of(new SipUri(
                matcher.group(1) == null ? "" : matcher.group(1),
                matcher.group(2),
                port == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port)),
                matcher.group(4)));
    }

    /** A proxy that routes loosely (RFC 3261 §19.1.1) puts this into its Record-Route. */
    public boolean loose() {
        return (parameters.toLowerCase(Locale.ROOT) + ";").matches(".*;lr[;=].*");
    }
}

package org.switchroom.transport;

import java.util.regex.Pattern;

/** The name of one configured transport, such as {@code mail} or {@code modem-vienna}; unique in the runtime. */
public record TransportName(String value) implements Comparable<TransportName> {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9.-]{0,39}");

    public TransportName {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a transport's name has lower case letters, digits, '.' and '-', at most 40,"
                            + " and begins with a letter; found '" + value + "'");
        }
    }

    @Override
    public int compareTo(TransportName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

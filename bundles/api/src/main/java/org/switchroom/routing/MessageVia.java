package org.switchroom.routing;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a party wants to be told: {@code NO_LINK}, {@code SMARTNET}, {@code SMS}, {@code EMAIL}, or a transport's name.
 *
 * @param value one of the four words in capitals, or the name of a transport as the plugin registered it
 */
public record MessageVia(String value) {
    // Stands above the constants, which it checks while the class is initialized.
    private static final Pattern SHAPE = Pattern.compile("NO_LINK|SMARTNET|SMS|EMAIL|[a-z][a-z0-9.-]{0,39}");

    public static final MessageVia NO_LINK = new MessageVia("NO_LINK");
    public static final MessageVia SMARTNET = new MessageVia("SMARTNET");
    public static final MessageVia SMS = new MessageVia("SMS");
    public static final MessageVia EMAIL = new MessageVia("EMAIL");

    public MessageVia {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "MessageVia is NO_LINK, SMARTNET, SMS, EMAIL or a transport's name; found '" + value + "'");
        }
    }

    /** The channel that a plan names: the group, or the transport itself. Not for {@code NO_LINK}. */
    public String channel() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}

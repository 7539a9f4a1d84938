package org.switchroom.message;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a message goes: {@code mailto:x@y.at}, {@code tel:+43664…}, {@code smartnet:1234}, {@code loop:name}.
 *
 * @param scheme lower case letters, digits and {@code -}
 * @param value what the scheme's transports understand; not blank, no control characters
 */
public record Address(String scheme, String value) {
    /** The scheme of telephone numbers. */
    public static final String PHONE = "tel";

    /** The scheme of mail addresses. */
    public static final String MAIL = "mailto";

    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9-]{0,19}");

    public Address {
        if (!SCHEME.matcher(scheme).matches()) {
            throw new IllegalArgumentException("not an address scheme: " + scheme);
        }
        if (value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "an address of scheme " + scheme + " is blank or has control characters");
        }
    }

    public static Address phone(String number) {
        return new Address(PHONE, number);
    }

    public static Address mail(String address) {
        return new Address(MAIL, address);
    }

    public boolean isPhone() {
        return scheme.equals(PHONE);
    }

    /** Empty when the text has no scheme or no value. */
    public static Optional<Address> parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Address(text.substring(0, colon).toLowerCase(Locale.ROOT), text.substring(colon + 1)));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** For logs and metrics: enough to recognise, too little to use. */
    public String masked() {
        int at = value.lastIndexOf('@');
        if (at > 0) {
            return scheme + ":" + value.charAt(0) + "***" + value.substring(at);
        }
        int shown = Math.min(3, value.length() / 3);
        return scheme + ":***" + value.substring(value.length() - shown);
    }

    @Override
    public String toString() {
        return scheme + ":" + value;
    }
}

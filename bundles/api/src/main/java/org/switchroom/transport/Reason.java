package org.switchroom.transport;

import java.util.Objects;

/**
 * Why something went the way it did.
 *
 * @param code stable and machine-readable, such as {@code smtp.550}; counted in metrics, so few and without addresses
 * @param text for people
 */
public record Reason(String code, String text) {
    public Reason {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(text, "text");
    }
}

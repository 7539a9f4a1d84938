package org.switchroom.transport;

import org.switchroom.message.Texts;

/**
 * Why something went the way it did. What can not be kept in its words is replaced ({@link Texts}).
 *
 * @param code stable and machine-readable, such as {@code smtp.550}; counted in metrics, so few and without addresses
 * @param text for people
 */
public record Reason(String code, String text) {
    public Reason {
        code = Texts.keepable(code);
        text = Texts.keepable(text);
    }
}

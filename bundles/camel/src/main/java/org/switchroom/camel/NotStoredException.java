package org.switchroom.camel;

/**
 * What a route brought in is not on disk. The other side must not be acknowledged and should repeat it; the exchange
 * fails with this, so that {@code onException(NotStoredException.class)} can answer in the protocol's own words.
 */
public final class NotStoredException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotStoredException(String message) {
        super(message);
    }
}

package org.switchroom.camel.host;

/** Runs texts, and puts a newer one in the place of an older one. Any thread; returns at once but for {@link #remove}. */
public interface RouteKeeper {
    /**
     * Starts it. When a text with this key has run before, that one goes on until the new one is found good and all that
     * it needs is there; when the new one does not start, the old one comes back.
     */
    void put(String key, TextRoutes routes);

    /** Returns when its routes have stopped. */
    void remove(String key);
}

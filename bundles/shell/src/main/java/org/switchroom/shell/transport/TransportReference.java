package org.switchroom.shell.transport;

import org.switchroom.shell.NotDone;
import org.switchroom.transport.TransportName;

/** Reads a transport's name. */
public final class TransportReference {
    private TransportReference() {}

    public static TransportName read(String text) throws NotDone {
        try {
            return new TransportName(text);
        } catch (IllegalArgumentException notAName) {
            throw NotDone.unreadable("a transport's name", text);
        }
    }
}

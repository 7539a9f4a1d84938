package org.switchroom.transport;

import org.switchroom.message.Texts;

/** What the other side calls a message: the SMTP Message-ID, a modem's reference number, a gateway's id, as {@link Texts} keeps it. */
public record RemoteReference(String value) {
    public RemoteReference {
        value = Texts.keepable(value);
    }
}

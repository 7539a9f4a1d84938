package org.switchroom.transport;

import java.util.Objects;

/** What the other side calls a message: the SMTP Message-ID, a modem's reference number, a gateway's id. */
public record RemoteReference(String value) {
    public RemoteReference {
        Objects.requireNonNull(value, "value");
    }
}

package org.switchroom.shell.message;

import org.switchroom.message.MessageId;
import org.switchroom.shell.NotDone;

/** Reads a message's id. */
public final class MessageReference {
    private MessageReference() {}

    public static MessageId read(String text) throws NotDone {
        return MessageId.parse(text).orElseThrow(() -> NotDone.unreadable("a message's id", text));
    }
}

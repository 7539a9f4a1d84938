package org.switchroom.outbox;

import org.switchroom.message.Message;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.routing.Hop;

/** A message as it stands in the journal. */
public record StoredMessage(Envelope envelope, Progress progress) {
    public MessageId id() {
        return envelope.id();
    }

    public MessageState state() {
        return progress.state();
    }

    /** The way it is on. */
    public Hop hop() {
        return envelope.plan().get(progress.hop());
    }

    public boolean hasNextHop() {
        return progress.hop() + 1 < envelope.plan().size();
    }

    /** What a transport gets of it. */
    public Message message() {
        return new Message(
                envelope.id(),
                envelope.tenant(),
                envelope.content(),
                envelope.priority(),
                envelope.createdAt(),
                envelope.expiresAt());
    }

    public StoredMessage with(Progress next) {
        return new StoredMessage(envelope, next);
    }
}

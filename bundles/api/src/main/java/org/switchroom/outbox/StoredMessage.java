package org.switchroom.outbox;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
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

    /** The next way of the plan whose kind of address was not refused; empty when there is none after this one. */
    public OptionalInt nextHop() {
        return openFrom(progress.hop() + 1);
    }

    /** The first way of the plan whose kind of address was not refused; empty when all were. */
    public OptionalInt firstHop() {
        return openFrom(0);
    }

    private OptionalInt openFrom(int first) {
        return IntStream.range(first, envelope.plan().size())
                .filter(hop -> !isRefused(envelope.plan().get(hop)))
                .findFirst();
    }

    /** All ways of the plan whose kind of address was not refused. */
    public List<Hop> openWays() {
        return envelope.plan().stream().filter(hop -> !isRefused(hop)).toList();
    }

    private boolean isRefused(Hop hop) {
        return progress.walk().refused().contains(hop.to().scheme());
    }

    /** What a transport gets of it. */
    public Message message() {
        return new Message(
                envelope.id(),
                envelope.tenant(),
                envelope.content(),
                envelope.priority(),
                envelope.createdAt(),
                envelope.expiresAt(),
                envelope.author());
    }

    public StoredMessage with(Progress next) {
        return new StoredMessage(envelope, next);
    }
}

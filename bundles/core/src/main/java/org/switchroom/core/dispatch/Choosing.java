package org.switchroom.core.dispatch;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.routing.Hop;
import org.switchroom.transport.Reason;
import org.switchroom.transport.TransportName;

/** Who takes a message now, what it has to wait for, and who may go on in a queue. Any thread. */
final class Choosing {
    /** The reason's code when a limit is what a message waits for. */
    static final String LIMIT = "transport-limit";
    /** What a queue can send on whose transports are all gone or suspended: its messages look for another way. */
    private static final int ALL = 64;

    private final Roster roster;
    private final Queues queues = new Queues();

    Choosing(Roster roster) {
        this.roster = roster;
    }

    /**
     * The transport that takes this hop now.
     *
     * @param kind what the message says: what can not be said in words waits for one that carries it
     * @param tried those that were tried in this round already; one that came anew since then is another one
     * @param turn true when the message comes from its queue: others who wait there are behind it
     */
    Choice choose(Hop hop, Content.Kind kind, Set<TransportSlot> tried, boolean turn) {
        String channel = hop.channel();
        List<Roster.Candidate> candidates = roster.candidates(hop, kind);
        boolean byAny = tried.isEmpty() && kind.canBeSaidInWords();
        if (candidates.isEmpty()) {
            Reason away = new Reason("transport-away", "no transport for " + channel + " is there");
            // In the queue, because a transport that is exchanged for a newer one is back in a moment.
            return roster.graceLeft(channel).isZero()
                    ? new Choice.None(away)
                    : new Choice.Queue(away, channel, () -> room(channel));
        }
        Reason why = new Reason("transport-away", "every transport of " + channel + " was tried");
        Optional<Choice.Queue> queue = Optional.empty();
        // asked once: a queue that is emptied between two of its transports would make the later one come first
        boolean behindAny = byAny && !turn && queues.isOccupied(channel);
        for (Roster.Candidate candidate : candidates) {
            TransportSlot slot = candidate.slot();
            if (tried.contains(slot)) {
                continue;
            } else if (candidate.closed().isPresent()) {
                why = candidate.closed().get();
                continue;
            }
            // who asked some of a channel, or can not go by all, waits for this one, not for the next free place of
            // those
            String line = byAny ? channel : slot.name().value();
            boolean behind = byAny ? behindAny : !turn && queues.isOccupied(line);
            TransportSlot.Entrance entrance = behind ? slot.whyOthersWait() : slot.enter(hop.to(), tried.isEmpty());
            if (entrance == TransportSlot.Entrance.TAKEN) {
                return new Choice.Take(slot);
            } else if (entrance == TransportSlot.Entrance.ADDRESS_BUSY) {
                // the address is what is slow: it would be so over the next one, too, and take that one's places
                return queue.<Choice>map(it -> it).orElse(queue(slot, entrance, hop, line));
            } else if (queue.isEmpty()) {
                queue = Optional.of(queue(slot, entrance, hop, line));
            }
        }
        return queue.<Choice>map(it -> it).orElse(new Choice.None(why));
    }

    /** Why nobody can carry it and nobody is waited for; empty when somebody may. */
    Optional<Reason> hopeless(List<Hop> plan, Content.Kind kind) {
        Optional<Reason> why = Optional.empty();
        for (Hop hop : plan) {
            List<Roster.Candidate> candidates = roster.candidates(hop, kind);
            if (candidates.isEmpty()) {
                if (choose(hop, kind, Set.of(), false) instanceof Choice.None none) {
                    why = Optional.of(none.reason());
                    continue;
                }
                return Optional.empty();
            }
            for (Roster.Candidate candidate : candidates) {
                why = candidate.closed();
                if (why.isEmpty()) {
                    return Optional.empty();
                }
            }
        }
        return why;
    }

    private Choice.Queue queue(TransportSlot slot, TransportSlot.Entrance entrance, Hop hop, String line) {
        return switch (entrance) {
            case LIMITED ->
                new Choice.Queue(
                        new Reason(LIMIT, "delayed by limit " + slot.limit().orElseThrow() + " of " + slot.name()),
                        line,
                        () -> room(line));
            case ADDRESS_BUSY ->
                new Choice.Queue(
                        new Reason("transport-address", "earlier deliveries to this address are still under way"),
                        slot.name() + " " + hop.to(),
                        () -> slot.room(hop.to()));
            default -> new Choice.Queue(busy(slot), line, () -> room(line));
        };
    }

    static Reason busy(TransportSlot slot) {
        return new Reason("transport-busy", slot.name() + " has all its places taken");
    }

    /** Somebody may wait in this queue from before: a channel's, or one address of a transport. */
    void mayWait(String queue) {
        int space = queue.indexOf(' ');
        Optional<Address> address = space < 0 ? Optional.empty() : Address.parse(queue.substring(space + 1));
        if (address.isEmpty()) {
            queues.occupied(queue, () -> room(queue));
        } else {
            TransportName name = new TransportName(queue.substring(0, space));
            // a transport that is not back is waited for as its channel is; then its lanes look for another way
            queues.occupied(queue, () -> roster.slot(name)
                    .map(slot -> slot.room(address.get()))
                    .orElseGet(() -> room(name.value())));
        }
    }

    /** How many could begin now on this channel; all, when it has nobody left to wait for. */
    private int room(String channel) {
        List<TransportSlot> members = roster.members(channel);
        if (members.isEmpty() && !roster.graceLeft(channel).isZero()) {
            return 0;
        }
        List<TransportSlot> usable =
                members.stream().filter(slot -> !roster.isSuspended(slot)).toList();
        return usable.isEmpty()
                ? ALL
                : usable.stream().mapToInt(TransportSlot::room).sum();
    }

    Queues queues() {
        return queues;
    }

    /** How long until a limit lets a waiting message begin, or nobody is waited for any more; empty when none waits. */
    OptionalLong nextOpening() {
        LongStream limited = roster.all().stream()
                .filter(slot -> queues.isOccupied(slot.name().value()) || queues.isOccupied(slot.group()))
                .mapToLong(TransportSlot::limitedNanos);
        LongStream away = queues.all().keySet().stream()
                .filter(channel -> roster.members(channel).isEmpty())
                .mapToLong(channel -> roster.graceLeft(channel).toNanos());
        return LongStream.concat(limited, away).filter(wait -> wait > 0).min();
    }
}

package org.switchroom.core.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.switchroom.message.Content;
import org.switchroom.routing.Hop;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Reason;
import org.switchroom.transport.Transport;
import org.switchroom.transport.TransportName;

/** The transports that are there now, which of them are suspended, and when the last one of a channel went. Any thread. */
final class Roster {
    /** A transport of a hop's channel, and why it can not take the hop; the reason is empty when it is asked. */
    record Candidate(TransportSlot slot, Optional<Reason> closed) {}

    private final Clock clock;
    private final Duration grace;
    private final Map<String, List<String>> orders;
    /** Counts as the moment every channel went: after a start, transports come one after the other. */
    private final Instant started;

    private final Map<TransportName, TransportSlot> slots = new ConcurrentHashMap<>();
    private final Set<TransportName> suspended = ConcurrentHashMap.newKeySet();
    /** When the last transport of a channel went, by name and by group. */
    private final Map<String, Instant> gone = new ConcurrentHashMap<>();

    /**
     * @param grace how long a channel without a transport is waited for before the next one is used
     * @param orders the transports of a group in the order in which they are tried; others follow by name
     */
    Roster(Clock clock, Duration grace, Map<String, List<String>> orders) {
        this.clock = clock;
        this.grace = grace;
        this.orders = Map.copyOf(orders);
        this.started = clock.instant();
    }

    void add(TransportSlot slot) {
        slots.put(slot.name(), slot);
        gone.remove(slot.name().value());
        gone.remove(slot.group());
    }

    /** False when it is not there; an exchange for a newer one of the same name may have happened already. */
    boolean remove(TransportName name, Transport transport) {
        TransportSlot slot = slots.get(name);
        if (slot == null || slot.transport() != transport || !slots.remove(name, slot)) {
            return false;
        }
        gone.put(name.value(), clock.instant());
        gone.put(slot.group(), clock.instant());
        return true;
    }

    Optional<TransportSlot> slot(TransportName name) {
        return Optional.ofNullable(slots.get(name));
    }

    /** False when it went, or was exchanged for a newer one of its name. */
    boolean isThere(TransportSlot slot) {
        return slots.get(slot.name()) == slot;
    }

    Collection<TransportSlot> all() {
        return List.copyOf(slots.values());
    }

    void suspend(TransportName name) {
        suspended.add(name);
    }

    void resume(TransportName name) {
        suspended.remove(name);
    }

    boolean isSuspended(TransportSlot slot) {
        return suspended.contains(slot.name());
    }

    /** Those of a channel, in the order in which they are tried. */
    List<TransportSlot> members(String channel) {
        List<String> order = orders.getOrDefault(channel, List.of());
        List<TransportSlot> members = new ArrayList<>();
        for (TransportSlot slot : slots.values()) {
            if (slot.name().value().equals(channel) || slot.group().equals(channel)) {
                members.add(slot);
            }
        }
        members.sort(Comparator.comparingInt((TransportSlot slot) -> {
                    int place = order.indexOf(slot.name().value());
                    return place < 0 ? Integer.MAX_VALUE : place;
                })
                .thenComparing(TransportSlot::name));
        return members;
    }

    /** The one place that says who is tried on a hop, in which order, and who is passed over and why. */
    List<Candidate> candidates(Hop hop, Content.Kind kind) {
        return members(hop.channel()).stream()
                .map(slot -> new Candidate(slot, closed(slot, hop, kind)))
                .toList();
    }

    private Optional<Reason> closed(TransportSlot slot, Hop hop, Content.Kind kind) {
        Capabilities can = slot.transport().capabilities();
        if (isSuspended(slot)) {
            return Optional.of(new Reason("transport-suspended", slot.name() + " is suspended"));
        } else if (!can.directions().contains(Capabilities.Direction.SEND)
                || !can.addressSchemes().contains(hop.to().scheme())) {
            return Optional.of(new Reason(
                    "transport-scheme",
                    slot.name() + " does not deliver to " + hop.to().scheme() + " addresses"));
        } else if (!kind.canBeSaidInWords() && !can.carries().contains(kind)) {
            return Optional.of(new Reason(
                    "transport-content",
                    slot.name() + " does not carry " + kind.name().toLowerCase(Locale.ROOT) + " messages"));
        }
        return Optional.empty();
    }

    /** True when some transport that is there and not suspended is on one of the ways. */
    boolean mayCarry(List<Hop> ways, Content.Kind kind) {
        return ways.stream().anyMatch(hop -> candidates(hop, kind).stream()
                .anyMatch(it -> it.closed().isEmpty()));
    }

    /** How long a channel without a transport is still waited for. */
    Duration graceLeft(String channel) {
        Duration left = Duration.between(
                clock.instant(), gone.getOrDefault(channel, started).plus(grace));
        return left.isNegative() ? Duration.ZERO : left;
    }
}

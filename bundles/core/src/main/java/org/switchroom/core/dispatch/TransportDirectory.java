package org.switchroom.core.dispatch;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.access.Permission;
import org.switchroom.routing.Hop;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Reason;
import org.switchroom.transport.Transport;
import org.switchroom.transport.TransportName;
import org.switchroom.transport.Transports;

/** The transports that are there now, which of them may be used, and in which order a channel tries them. */
public final class TransportDirectory implements Transports {
    private static final String SUSPENDED = "transport.suspended.";
    /** How soon a full transport is asked again; short beside any delivery, long beside a look at the directory. */
    private static final Duration BUSY = Duration.ofMillis(200);

    private final Journal journal;
    private final JournalWriter writer;
    private final Clock clock;
    private final Duration grace;
    private final Map<String, List<String>> orders;
    private final Runnable changed;
    /** Counts as the moment every channel went: after a start, transports come one after the other. */
    private final Instant started;

    private final Map<TransportName, TransportSlot> slots = new ConcurrentHashMap<>();
    private final Map<TransportName, Instant> suspended = new ConcurrentHashMap<>();
    /** When the last transport of a channel went, by name and by group. */
    private final Map<String, Instant> gone = new ConcurrentHashMap<>();

    /**
     * @param grace how long a channel without a transport is waited for before the next one is used
     * @param orders the transports of a group in the order in which they are tried; others follow by name
     * @param changed called after a transport came or was resumed
     */
    public TransportDirectory(
            Journal journal,
            JournalWriter writer,
            Clock clock,
            Duration grace,
            Map<String, List<String>> orders,
            Runnable changed) {
        this.journal = journal;
        this.writer = writer;
        this.clock = clock;
        this.grace = grace;
        this.orders = Map.copyOf(orders);
        this.changed = changed;
        this.started = clock.instant();
        journal.settings(SUSPENDED)
                .keySet()
                .forEach(key -> suspended.put(new TransportName(key.substring(SUSPENDED.length())), clock.instant()));
    }

    /** A transport appeared. */
    public void add(TransportName name, String group, Transport transport) {
        slots.put(name, new TransportSlot(name, group, transport));
        gone.remove(name.value());
        gone.remove(group);
        changed.run();
    }

    /** A transport went away. An exchange for a newer one of the same name may have happened already. */
    public void remove(TransportName name, Transport transport) {
        TransportSlot slot = slots.get(name);
        if (slot != null && slot.transport() == transport && slots.remove(name, slot)) {
            gone.put(name.value(), clock.instant());
            gone.put(slot.group(), clock.instant());
        }
    }

    /** What each transport that is there delivers to. */
    public Map<String, Set<String>> schemes() {
        return slots.values().stream()
                .collect(Collectors.toMap(
                        slot -> slot.name().value(),
                        slot -> slot.transport().capabilities().addressSchemes()));
    }

    /**
     * The transport that takes this hop now.
     *
     * @param tried those that were tried in this round already
     */
    Choice choose(Hop hop, Set<TransportName> tried) {
        Instant now = clock.instant();
        List<TransportSlot> members = members(hop.channel());
        if (members.isEmpty()) {
            Instant end = gone.getOrDefault(hop.channel(), started).plus(grace);
            Reason away = new Reason("transport-away", "no transport for " + hop.channel() + " is there");
            return now.isBefore(end) ? new Choice.Wait(away, end) : new Choice.None(away);
        }
        Reason why = new Reason("transport-away", "every transport of " + hop.channel() + " was tried");
        boolean busy = false;
        for (TransportSlot slot : members) {
            if (tried.contains(slot.name())) {
                continue;
            }
            Capabilities can = slot.transport().capabilities();
            if (suspended.containsKey(slot.name())) {
                why = new Reason("transport-suspended", slot.name() + " is suspended");
            } else if (!can.directions().contains(Capabilities.Direction.SEND)
                    || !can.addressSchemes().contains(hop.to().scheme())) {
                why = new Reason(
                        "transport-scheme",
                        slot.name() + " does not deliver to " + hop.to().scheme() + " addresses");
            } else if (slot.enter()) {
                return new Choice.Take(slot);
            } else {
                busy = true;
                why = new Reason(
                        "transport-busy", slot.name() + " has all its " + can.parallelSends() + " places taken");
            }
        }
        return busy ? new Choice.Wait(why, now.plus(BUSY)) : new Choice.None(why);
    }

    /** True when some transport that is there and not suspended is on one of the ways. */
    boolean mayCarry(List<Hop> plan) {
        return plan.stream().anyMatch(hop -> members(hop.channel()).stream()
                .anyMatch(slot -> !suspended.containsKey(slot.name())
                        && slot.transport()
                                .capabilities()
                                .addressSchemes()
                                .contains(hop.to().scheme())));
    }

    Optional<TransportSlot> slot(TransportName name) {
        return Optional.ofNullable(slots.get(name));
    }

    private List<TransportSlot> members(String channel) {
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

    @Override
    public List<View> list() {
        return slots.values().stream()
                .map(this::view)
                .sorted(Comparator.comparing(View::name))
                .toList();
    }

    @Override
    public Optional<View> info(TransportName name) {
        return Optional.ofNullable(slots.get(name)).map(this::view);
    }

    private View view(TransportSlot slot) {
        return slot.view(suspended.containsKey(slot.name()));
    }

    @Override
    public CompletionStage<Answer<View>> suspend(Caller caller, TransportName name) {
        return set(caller, name, true);
    }

    @Override
    public CompletionStage<Answer<View>> resume(Caller caller, TransportName name) {
        return set(caller, name, false);
    }

    private CompletionStage<Answer<View>> set(Caller caller, TransportName name, boolean suspend) {
        Optional<Problem> missing = Permission.missing(caller, Scope.TRANSPORTS_WRITE)
                .or(() -> slots.containsKey(name)
                        ? Optional.empty()
                        : Optional.of(Permission.notFound("transport", name)));
        if (missing.isPresent()) {
            return completedFuture(Answer.refused(missing.get()));
        }
        Instant now = clock.instant();
        String action = suspend ? "transport.suspend" : "transport.resume";
        return writer.write(Entry.of(
                        new Row.Setting(
                                SUSPENDED + name, suspend ? Optional.of(caller.name() + " " + now) : Optional.empty()),
                        new Row.Audit(caller.name(), action, name.value(), "", now)))
                .thenApply(result -> {
                    if (!(result instanceof Written.Stored)) {
                        return Answer.refused(JournalWriter.unavailable(result.toString()));
                    }
                    if (suspend) {
                        suspended.put(name, now);
                    } else {
                        suspended.remove(name);
                        changed.run();
                    }
                    return info(name)
                            .map(Answer::done)
                            .orElseGet(() -> Answer.refused(Permission.notFound("transport", name)));
                });
    }
}

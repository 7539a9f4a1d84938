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
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.access.Permission;
import org.switchroom.routing.Explanation;
import org.switchroom.routing.Hop;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Health;
import org.switchroom.transport.Reason;
import org.switchroom.transport.Transport;
import org.switchroom.transport.TransportName;
import org.switchroom.transport.Transports;

/** The transports that are there now, which of them may be used, and in which order a channel tries them. */
public final class TransportDirectory implements Transports {
    /** The reason's code when a limit is what a message waits for. */
    static final String LIMIT = "transport-limit";

    private static final String SUSPENDED = "transport.suspended.";
    /** What a queue can send on whose transports are all gone or suspended: its messages look for another way. */
    private static final int ALL = 64;

    private final Journal journal;
    private final JournalWriter writer;
    private final Clock clock;
    private final Duration grace;
    private final Map<String, List<String>> orders;
    private final Map<String, RateLimit> limits;
    private final LongSupplier nanos;
    private final Runnable changed;
    private final Runnable freed;
    private final Queues queues = new Queues();
    private final AtomicLong news = new AtomicLong();
    /** Counts as the moment every channel went: after a start, transports come one after the other. */
    private final Instant started;

    private final Map<TransportName, TransportSlot> slots = new ConcurrentHashMap<>();
    private final Map<TransportName, Instant> suspended = new ConcurrentHashMap<>();
    /** When the last transport of a channel went, by name and by group. */
    private final Map<String, Instant> gone = new ConcurrentHashMap<>();

    /**
     * @param grace how long a channel without a transport is waited for before the next one is used
     * @param orders the transports of a group in the order in which they are tried; others follow by name
     * @param limits by transport name; before what a transport says itself
     * @param nanos a clock that only goes on, for the limits
     * @param changed called after a transport came or was resumed
     * @param freed called when a place became free or a transport went
     */
    public TransportDirectory(
            Journal journal,
            JournalWriter writer,
            Clock clock,
            Duration grace,
            Map<String, List<String>> orders,
            Map<String, RateLimit> limits,
            LongSupplier nanos,
            Runnable changed,
            Runnable freed) {
        this.journal = journal;
        this.writer = writer;
        this.clock = clock;
        this.grace = grace;
        this.orders = Map.copyOf(orders);
        this.limits = Map.copyOf(limits);
        this.nanos = nanos;
        this.changed = changed;
        this.freed = freed;
        this.started = clock.instant();
        journal.settings(SUSPENDED)
                .keySet()
                .forEach(key -> suspended.put(new TransportName(key.substring(SUSPENDED.length())), clock.instant()));
    }

    /** A transport appeared. */
    public void add(TransportName name, String group, Transport transport) {
        add(name, group, Optional.empty(), transport);
    }

    /** A transport appeared, with the limit that it asks for. */
    public void add(TransportName name, String group, Optional<RateLimit> limit, Transport transport) {
        Optional<RateLimit> configured = Optional.ofNullable(limits.get(name.value()));
        slots.put(name, new TransportSlot(name, group, transport, configured.or(() -> limit), nanos, freed));
        gone.remove(name.value());
        gone.remove(group);
        // what an earlier run of this node, or another node, left waiting
        queues.occupied(name.value(), () -> room(name.value()));
        queues.occupied(group, () -> room(group));
        changed();
    }

    /** A transport went away. An exchange for a newer one of the same name may have happened already. */
    public void remove(TransportName name, Transport transport) {
        TransportSlot slot = slots.get(name);
        if (slot != null && slot.transport() == transport && slots.remove(name, slot)) {
            gone.put(name.value(), clock.instant());
            gone.put(slot.group(), clock.instant());
            freed.run();
        }
    }

    /** What a channel delivers to, by its transports that are there now; empty when none is. */
    public Set<String> schemes(String channel) {
        return members(channel).stream()
                .flatMap(slot -> slot.transport().capabilities().addressSchemes().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The transport that takes this hop now.
     *
     * @param tried those that were tried in this round already; one that came anew since then is another one
     * @param turn true when the message comes from its queue: others who wait there are behind it
     */
    Choice choose(Hop hop, Set<TransportSlot> tried, boolean turn) {
        Instant now = clock.instant();
        String channel = hop.channel();
        List<Candidate> candidates = candidates(hop);
        if (candidates.isEmpty()) {
            Reason away = new Reason("transport-away", "no transport for " + channel + " is there");
            // In the queue, because a transport that is exchanged for a newer one is back in a moment.
            return graceLeft(channel, now).isZero()
                    ? new Choice.None(away)
                    : new Choice.Queue(away, channel, () -> room(channel));
        }
        Reason why = new Reason("transport-away", "every transport of " + channel + " was tried");
        Optional<Choice.Queue> queue = Optional.empty();
        for (Candidate candidate : candidates) {
            TransportSlot slot = candidate.slot();
            if (tried.contains(slot)) {
                continue;
            } else if (candidate.closed().isPresent()) {
                why = candidate.closed().get();
                continue;
            }
            // whoever asked some of a channel waits for this one, not for the next free place of those it asked
            String line = tried.isEmpty() ? channel : slot.name().value();
            boolean behind = !turn && queues.isOccupied(line);
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
    Optional<Reason> hopeless(List<Hop> plan) {
        Optional<Reason> why = Optional.empty();
        for (Hop hop : plan) {
            List<TransportSlot> members = members(hop.channel());
            if (members.isEmpty()) {
                if (choose(hop, Set.of(), false) instanceof Choice.None none) {
                    why = Optional.of(none.reason());
                    continue;
                }
                return Optional.empty();
            }
            for (TransportSlot slot : members) {
                why = closed(slot, hop);
                if (why.isEmpty()) {
                    return Optional.empty();
                }
            }
        }
        return why;
    }

    /** Counts the transports that came and those that were resumed. */
    long news() {
        return news.get();
    }

    private void changed() {
        news.incrementAndGet();
        changed.run();
    }

    private Optional<Reason> closed(TransportSlot slot, Hop hop) {
        Capabilities can = slot.transport().capabilities();
        if (suspended.containsKey(slot.name())) {
            return Optional.of(new Reason("transport-suspended", slot.name() + " is suspended"));
        } else if (!can.directions().contains(Capabilities.Direction.SEND)
                || !can.addressSchemes().contains(hop.to().scheme())) {
            return Optional.of(new Reason(
                    "transport-scheme",
                    slot.name() + " does not deliver to " + hop.to().scheme() + " addresses"));
        }
        return Optional.empty();
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
            default ->
                new Choice.Queue(
                        new Reason("transport-busy", slot.name() + " has all its places taken"),
                        line,
                        () -> room(line));
        };
    }

    /** How long a channel without a transport is still waited for. */
    private Duration graceLeft(String channel, Instant now) {
        Duration left =
                Duration.between(now, gone.getOrDefault(channel, started).plus(grace));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** How many could begin now on this channel; all, when it has nobody left to wait for. */
    private int room(String channel) {
        List<TransportSlot> members = members(channel);
        if (members.isEmpty() && !graceLeft(channel, clock.instant()).isZero()) {
            return 0;
        }
        List<TransportSlot> usable = members.stream()
                .filter(slot -> !suspended.containsKey(slot.name()))
                .toList();
        return usable.isEmpty()
                ? ALL
                : usable.stream().mapToInt(TransportSlot::room).sum();
    }

    Queues queues() {
        return queues;
    }

    /** How long until a limit lets a waiting message begin, or nobody is waited for any more; empty when none waits. */
    OptionalLong nextOpening() {
        LongStream limited = slots.values().stream()
                .filter(slot -> queues.isOccupied(slot.name().value()) || queues.isOccupied(slot.group()))
                .mapToLong(TransportSlot::limitedNanos);
        Instant now = clock.instant();
        LongStream away = queues.all().keySet().stream()
                .filter(channel -> members(channel).isEmpty())
                .mapToLong(channel -> graceLeft(channel, now).toNanos());
        return LongStream.concat(limited, away).filter(wait -> wait > 0).min();
    }

    /** A transport of a hop's channel, and why it can not take the hop; the reason is empty when it is asked. */
    private record Candidate(TransportSlot slot, Optional<Reason> closed) {}

    /** The one place that says who is tried on a hop, in which order, and who is passed over. */
    private List<Candidate> candidates(Hop hop) {
        return members(hop.channel()).stream()
                .map(slot -> new Candidate(slot, closed(slot, hop)))
                .toList();
    }

    /** Who would be tried on a hop now, and who is passed over and why, for the explanation of a decision. */
    public List<Explanation.Look> looks(Hop hop) {
        return candidates(hop).stream()
                .map(candidate -> new Explanation.Look(
                        candidate.slot().name(),
                        candidate.closed().isEmpty(),
                        candidate
                                .closed()
                                .map(Reason::text)
                                .orElseGet(() -> health(candidate.slot().transport()))))
                .toList();
    }

    private static String health(Transport transport) {
        Health health = transport.health();
        return health.state() + ", " + health.detail();
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
                        freed.run();
                    } else {
                        suspended.remove(name);
                        changed();
                    }
                    return info(name)
                            .map(Answer::done)
                            .orElseGet(() -> Answer.refused(Permission.notFound("transport", name)));
                });
    }
}

package org.switchroom.core.dispatch;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.access.Permission;
import org.switchroom.message.Content;
import org.switchroom.routing.Explanation;
import org.switchroom.routing.Hop;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.transport.Health;
import org.switchroom.transport.Reason;
import org.switchroom.transport.Transport;
import org.switchroom.transport.TransportName;
import org.switchroom.transport.Transports;

/** The transports that are there now, which of them may be used, and in which order a channel tries them. */
public final class TransportDirectory implements Transports {
    private static final Logger LOG = LoggerFactory.getLogger(TransportDirectory.class);
    private static final String SUSPENDED = "transport.suspended.";

    private final Journal journal;
    private final JournalWriter writer;
    private final Clock clock;
    private final Map<String, RateLimit> limits;
    private final LongSupplier nanos;
    private final Runnable changed;
    private final Runnable freed;
    private final Roster roster;
    private final Choosing choosing;
    private final AtomicLong news = new AtomicLong();
    private final Map<TransportName, RateGate> gates = new ConcurrentHashMap<>();

    /**
     * @param grace how long a channel without a transport is waited for before the next one is used
     * @param orders the transports of a group in the order in which they are tried; others follow by name
     * @param limits by transport name; before what a transport says itself
     * @param nanos a clock that only goes on, for limits and for what takes long
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
        this.limits = Map.copyOf(limits);
        this.nanos = nanos;
        this.changed = changed;
        this.freed = freed;
        this.roster = new Roster(clock, grace, orders);
        this.choosing = new Choosing(roster);
        journal.settings(SUSPENDED)
                .keySet()
                .forEach(key -> roster.suspend(new TransportName(key.substring(SUSPENDED.length()))));
    }

    /** A transport appeared. */
    public void add(TransportName name, String group, Transport transport) {
        add(name, group, Optional.empty(), transport);
    }

    /** A transport appeared, with the limit that it asks for. */
    public void add(TransportName name, String group, Optional<RateLimit> limit, Transport transport) {
        Optional<RateGate> gate =
                Optional.ofNullable(limits.get(name.value())).or(() -> limit).map(it -> gate(name, it));
        roster.add(new TransportSlot(name, group, clock.instant(), transport, gate, nanos, freed));
        leftWaiting()
                .filter(queue -> queue.equals(name.value()) || queue.equals(group))
                .forEach(choosing::mayWait);
        changed();
    }

    /** The queues in which another node has put lanes; a queue that is empty would make the next transport come first. */
    private Stream<String> leftWaiting() {
        try {
            return journal.queues().stream();
        } catch (RuntimeException unreadable) {
            LOG.debug("Which queues hold lanes can not be read; that is tried again within half a minute", unreadable);
            return Stream.empty();
        }
    }

    /** What the earlier one of this name has sent counts on: the other side does not know that we have a newer one. */
    private RateGate gate(TransportName name, RateLimit limit) {
        return gates.compute(
                name,
                (same, before) -> before != null && before.limit().equals(limit) ? before : new RateGate(limit, nanos));
    }

    /** A transport went away. An exchange for a newer one of the same name may have happened already. */
    public void remove(TransportName name, Transport transport) {
        if (roster.remove(name, transport)) {
            freed.run();
        }
    }

    /** What a channel delivers to, by its transports that are there now; empty when none is. */
    public Set<String> schemes(String channel) {
        return roster.members(channel).stream()
                .flatMap(slot -> slot.transport().capabilities().addressSchemes().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    Choosing choosing() {
        return choosing;
    }

    Roster roster() {
        return roster;
    }

    /** Counts the transports that came and those that were resumed. */
    long news() {
        return news.get();
    }

    private void changed() {
        news.incrementAndGet();
        changed.run();
    }

    /** Who would be tried on a job's hop now, and who is passed over and why, for the explanation of a decision. */
    public List<Explanation.Look> looks(Hop hop) {
        return roster.candidates(hop, Content.Kind.JOB).stream()
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

    @Override
    public List<View> list() {
        return roster.all().stream()
                .map(this::view)
                .sorted(Comparator.comparing(View::name))
                .toList();
    }

    @Override
    public Optional<View> info(TransportName name) {
        return roster.slot(name).map(this::view);
    }

    private View view(TransportSlot slot) {
        return slot.view(roster.isSuspended(slot));
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
                .or(() -> roster.slot(name).isPresent()
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
                        roster.suspend(name);
                        freed.run();
                    } else {
                        roster.resume(name);
                        changed();
                    }
                    return info(name)
                            .map(Answer::done)
                            .orElseGet(() -> Answer.refused(Permission.notFound("transport", name)));
                });
    }
}

package org.switchroom.core.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.switchroom.message.Address;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Transport;
import org.switchroom.transport.TransportName;
import org.switchroom.transport.Transports;

/** One transport that is there: what it may take now, and what it has done so far. */
final class TransportSlot {
    /** What came of asking for a place. */
    enum Entrance {
        TAKEN,
        FULL,
        LIMITED,
        ADDRESS_BUSY
    }

    /** What was begun ahead, and did not get into the transport's hands in so long, goes back to its queue. */
    static final Duration STALLED = Duration.ofSeconds(1);

    private final TransportName name;
    private final String group;
    private final Instant came;
    private final Transport transport;
    private final int places;
    private final Optional<RateGate> gate;
    private final LongSupplier nanos;
    private final Runnable freed;
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private volatile Instant lastSuccess;

    // guarded by this object's monitor
    private final AddressShares shares;
    private final Ahead ahead;
    private int taken;

    /** First come, first served; what is in the transport's hands has one. */
    private final Semaphore hands;

    /**
     * @param gate keeps its limit; the same one when it was exchanged for a newer one of its name
     * @param nanos a clock that only goes on
     * @param freed called whenever a place became free
     */
    TransportSlot(
            TransportName name,
            String group,
            Instant came,
            Transport transport,
            Optional<RateGate> gate,
            LongSupplier nanos,
            Runnable freed) {
        this.name = name;
        this.group = group;
        this.came = came;
        this.transport = transport;
        this.places = transport.capabilities().parallelSends();
        this.shares = new AddressShares(places);
        this.ahead = new Ahead(places);
        this.hands = new Semaphore(places, true);
        this.gate = gate;
        this.nanos = nanos;
        this.freed = freed;
    }

    TransportName name() {
        return name;
    }

    String group() {
        return group;
    }

    Transport transport() {
        return transport;
    }

    /** Since when it is there; one that was exchanged for a newer one of its name is another one. */
    Instant came() {
        return came;
    }

    Optional<RateLimit> limit() {
        return gate.map(RateGate::limit);
    }

    /**
     * Takes one of the places, of which there are {@link Ahead} more than the transport has; {@link #sends} and then
     * {@link #leave} follow, or {@link #giveBack}.
     *
     * @param first false when another transport was tried before: that one's place for the address is free again, so
     *     that this one is not passed over for want of another
     */
    synchronized Entrance enter(Address to, boolean first) {
        if (free() <= 0) {
            return Entrance.FULL;
        } else if (first && shares.room(to, nanos.getAsLong()) == 0) {
            return Entrance.ADDRESS_BUSY;
        } else if (gate.isPresent() && gate.get().waitNanos() > 0) {
            return Entrance.LIMITED;
        }
        gate.ifPresent(RateGate::keep);
        taken++;
        shares.begin(to, nanos.getAsLong());
        return Entrance.TAKEN;
    }

    /** What those wait for who were there first. */
    synchronized Entrance whyOthersWait() {
        return free() > 0 && gate.isPresent() ? Entrance.LIMITED : Entrance.FULL;
    }

    private int free() {
        return places + ahead.count() - taken;
    }

    /** A moment of the clock that only goes on. */
    long nanos() {
        return nanos.getAsLong();
    }

    /**
     * What took the place is handed to the transport when this is true; false when what is in its hands, and waits before
     * this one, took too long. Blocks for {@link #STALLED} and {@link RateGate#AHEAD} at most.
     *
     * @param chosen {@link #nanos()} when it took the place
     */
    boolean sends(long chosen) throws InterruptedException {
        synchronized (this) {
            ahead.written(nanos.getAsLong() - chosen);
        }
        if (!hands.tryAcquire(STALLED.toNanos(), TimeUnit.NANOSECONDS)) {
            synchronized (this) {
                ahead.stalled();
            }
            return false;
        }
        if (gate.isPresent()) {
            try {
                for (long wait = gate.get().handOver();
                        wait > 0;
                        wait = gate.get().handOver()) {
                    TimeUnit.NANOSECONDS.sleep(wait);
                }
            } catch (InterruptedException stopping) {
                hands.release();
                throw stopping;
            }
        }
        return true;
    }

    /** What took the place is not sent. */
    void giveBack(Address to) {
        synchronized (this) {
            taken--;
            gate.ifPresent(RateGate::giveBack);
            shares.giveBack(to);
        }
        freed.run();
    }

    /**
     * The transport is done with it.
     *
     * @param handedOver {@link #nanos()} when it got it
     */
    void leave(Address to, long handedOver) {
        hands.release();
        synchronized (this) {
            taken--;
            ahead.sent(nanos.getAsLong() - handedOver);
            gate.ifPresent(RateGate::end);
            shares.end(to, nanos.getAsLong());
        }
        freed.run();
    }

    /** How many could begin now. */
    synchronized int room() {
        int free = Math.max(0, free());
        return gate.isPresent() ? gate.get().open(free) : free;
    }

    /** How many could begin now to this address. */
    synchronized int room(Address to) {
        return Math.min(room(), shares.room(to, nanos.getAsLong()));
    }

    /** How long until the limit lets the next one begin; 0 when it is not what is waited for. */
    synchronized long limitedNanos() {
        return free() > 0 && gate.isPresent() ? gate.get().waitNanos() : 0;
    }

    void count(Handover outcome, Address to, Clock clock) {
        outcomes.computeIfAbsent(Outcomes.word(outcome), word -> new LongAdder())
                .increment();
        if (outcome instanceof Handover.Accepted) {
            lastSuccess = clock.instant();
        }
        synchronized (this) {
            shares.answered(to, outcome instanceof Handover.Accepted || outcome instanceof Handover.Refused);
        }
    }

    Transports.View view(boolean suspended) {
        Map<String, Long> counted = new LinkedHashMap<>();
        for (String word : Outcomes.WORDS) {
            counted.put(
                    word,
                    Optional.ofNullable(outcomes.get(word)).map(LongAdder::sum).orElse(0L));
        }
        int now;
        synchronized (this) {
            now = taken;
        }
        return new Transports.View(
                name,
                group,
                transport.capabilities(),
                transport.health(),
                suspended,
                now,
                counted,
                Optional.ofNullable(lastSuccess));
    }
}

package org.switchroom.core.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Transport;
import org.switchroom.transport.TransportName;
import org.switchroom.transport.Transports;

/** One transport that is there: what it may take at once, and what it has done so far. */
final class TransportSlot {
    private final TransportName name;
    private final String group;
    private final Transport transport;
    private final Semaphore places;
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private volatile Instant lastSuccess;

    TransportSlot(TransportName name, String group, Transport transport) {
        this.name = name;
        this.group = group;
        this.transport = transport;
        this.places = new Semaphore(transport.capabilities().parallelSends());
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

    /** Takes one of the places; every taken place is given back by {@link #leave}. */
    boolean enter() {
        return places.tryAcquire();
    }

    void leave() {
        places.release();
    }

    void count(Handover outcome, Clock clock) {
        outcomes.computeIfAbsent(Outcomes.word(outcome), word -> new LongAdder())
                .increment();
        if (outcome instanceof Handover.Accepted) {
            lastSuccess = clock.instant();
        }
    }

    Transports.View view(boolean suspended) {
        Map<String, Long> counted = new LinkedHashMap<>();
        for (String word : Outcomes.WORDS) {
            counted.put(
                    word,
                    Optional.ofNullable(outcomes.get(word)).map(LongAdder::sum).orElse(0L));
        }
        return new Transports.View(
                name,
                group,
                transport.capabilities(),
                transport.health(),
                suspended,
                transport.capabilities().parallelSends() - places.availablePermits(),
                counted,
                Optional.ofNullable(lastSuccess));
    }
}

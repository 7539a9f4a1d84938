package org.switchroom.http.watch;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.switchroom.alarm.WatchedReceiver;

/** What panels report by each receiver, for the metrics; a receiver that goes takes its meters along. */
@Component(
        service = {},
        immediate = true)
public final class ReceiverMeters {
    private final MeterRegistry registry;

    /** Holds the receivers, too: meters alone would not. */
    private final Map<WatchedReceiver, List<Meter>> meters = new ConcurrentHashMap<>();

    @Activate
    public ReceiverMeters(@Reference Meters meters) {
        this(meters.registry());
    }

    ReceiverMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(WatchedReceiver receiver) {
        String name = receiver.view().name();
        List<Meter> its = new ArrayList<>();
        its.add(Gauge.builder(
                        "switchroom.receiver.up",
                        receiver,
                        it -> it.view().trouble().isPresent() ? 0 : 1)
                .description("1 when panels can report by it, else 0")
                .tag("receiver", name)
                .register(registry));
        its.add(Gauge.builder("switchroom.receiver.connections", receiver, it -> it.view()
                        .connections())
                .description("Connections that are open")
                .tag("receiver", name)
                .register(registry));
        its.add(Gauge.builder(
                        "switchroom.receiver.waiting", receiver, it -> it.view().waiting())
                .description("Reports that are on their way to the disk, without an answer so far")
                .tag("receiver", name)
                .register(registry));
        for (String what : receiver.view().counts().keySet()) {
            its.add(FunctionCounter.builder("switchroom.receiver.messages", receiver, it -> it.view()
                            .counts()
                            .getOrDefault(what, 0L))
                    .description("What came, and what became of it")
                    .tags("receiver", name, "what", what)
                    .register(registry));
        }
        meters.put(receiver, its);
    }

    void remove(WatchedReceiver receiver) {
        List<Meter> its = meters.remove(receiver);
        if (its != null) {
            its.forEach(registry::remove);
        }
    }
}

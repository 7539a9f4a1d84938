package org.switchroom.http.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.switchroom.phone.PhoneLine;
import org.switchroom.transport.Health;

/** Telephone lines that alarms are told over, for the metrics; a line that goes takes its meters along. */
@Component(
        service = {},
        immediate = true)
public final class LineMeters {
    private final MeterRegistry registry;

    /** Holds the lines, too: meters alone would not. */
    private final Map<PhoneLine, List<Meter>> meters = new ConcurrentHashMap<>();

    @Activate
    public LineMeters(@Reference Meters meters) {
        this(meters.registry());
    }

    LineMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(PhoneLine line, Map<String, Object> properties) {
        String name = String.valueOf(properties.get(PhoneLine.NAME));
        meters.put(
                line,
                List.of(
                        Gauge.builder(
                                        "switchroom.line.up",
                                        line,
                                        it -> it.health().state() == Health.State.UP ? 1 : 0)
                                .description("1 when calls can be made over it, else 0")
                                .tag("line", name)
                                .register(registry),
                        Gauge.builder("switchroom.line.channels", line, PhoneLine::channels)
                                .description("Calls that it carries at once")
                                .tag("line", name)
                                .register(registry)));
    }

    void remove(PhoneLine line) {
        List<Meter> its = meters.remove(line);
        if (its != null) {
            its.forEach(registry::remove);
        }
    }
}

package org.switchroom.http.watch;

import io.micrometer.core.instrument.FunctionCounter;
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
import org.switchroom.intake.WatchedIntake;

/** What folders and mail boxes bring, for the metrics; an intake that goes takes its meters along. */
@Component(
        service = {},
        immediate = true)
public final class IntakeMeters {
    private final MeterRegistry registry;

    /** Holds the intakes, too: meters alone would not. */
    private final Map<WatchedIntake, List<Meter>> meters = new ConcurrentHashMap<>();

    @Activate
    public IntakeMeters(@Reference Meters meters) {
        this(meters.registry());
    }

    IntakeMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(WatchedIntake intake) {
        String name = intake.view().name();
        meters.put(
                intake,
                List.of(
                        Gauge.builder("switchroom.intake.waiting", intake, it -> it.view()
                                        .waiting())
                                .description("Files or mails that wait to be read")
                                .tag("intake", name)
                                .register(registry),
                        Gauge.builder(
                                        "switchroom.intake.trouble",
                                        intake,
                                        it -> it.view().trouble().isPresent() ? 1 : 0)
                                .description("1 when nothing can come in at the moment, else 0")
                                .tag("intake", name)
                                .register(registry),
                        FunctionCounter.builder("switchroom.intake.records", intake, it -> it.view()
                                        .taken())
                                .description("Records by what became of them")
                                .tags("intake", name, "outcome", "taken")
                                .register(registry),
                        FunctionCounter.builder("switchroom.intake.records", intake, it -> it.view()
                                        .rejected())
                                .description("Records by what became of them")
                                .tags("intake", name, "outcome", "rejected")
                                .register(registry)));
    }

    void remove(WatchedIntake intake) {
        List<Meter> its = meters.remove(intake);
        if (its != null) {
            its.forEach(registry::remove);
        }
    }
}

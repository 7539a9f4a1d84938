package org.switchroom.http.watch;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.switchroom.message.MessageState;
import org.switchroom.rule.Rules;
import org.switchroom.store.Journal;
import org.switchroom.store.QueueFigures;
import org.switchroom.transport.Health;
import org.switchroom.transport.Transports;

/** The text that Prometheus reads: what {@link Meters} counted, the queue, and the transports. */
final class MetricsPage {
    /** The queue is counted by the database; monitoring must not make that often. */
    private static final Duration FIGURES_KEPT = Duration.ofSeconds(5);

    private final PrometheusMeterRegistry registry;
    private final Supplier<Optional<Journal>> journal;
    private final Supplier<Optional<Transports>> transports;
    private final Supplier<Optional<Rules>> rules;
    private final Clock clock;

    // Guarded by this: a scrape is one at a time.
    private Optional<QueueFigures> figures = Optional.empty();
    private Instant figuresAt = Instant.EPOCH;
    private Map<String, Transports.View> views = new HashMap<>();
    private final Map<String, Set<Meter>> metersOf = new HashMap<>();

    MetricsPage(
            PrometheusMeterRegistry registry,
            Supplier<Optional<Journal>> journal,
            Supplier<Optional<Transports>> transports,
            Supplier<Optional<Rules>> rules,
            Clock clock) {
        this.registry = registry;
        this.journal = journal;
        this.transports = transports;
        this.rules = rules;
        this.clock = clock;
        for (MessageState state : MessageState.values()) {
            if (!state.isFinal()) {
                Gauge.builder("switchroom.messages.open", this, page -> page.open(state))
                        .description("Messages that are not final, by state")
                        .tag("state", state.name())
                        .register(registry);
            }
        }
        Gauge.builder("switchroom.rules.in.step", this, MetricsPage::inStep)
                .description("1 when the file of rules says what is in force, 0 when it can not be used")
                .register(registry);
        Gauge.builder("switchroom.messages.oldest.age", this, MetricsPage::oldestSeconds)
                .description("Age of the oldest message that is not final; 0 when there is none")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Blocks on the database at most every five seconds. */
    synchronized String scrape() {
        Instant now = clock.instant();
        if (figures.isEmpty() || !now.isBefore(figuresAt.plus(FIGURES_KEPT))) {
            figures = journal.get().map(Journal::figures);
            figuresAt = now;
        }
        views = new HashMap<>();
        transports
                .get()
                .map(Transports::list)
                .orElse(List.of())
                .forEach(view -> views.put(view.name().value(), view));
        views.values().forEach(this::show);
        for (String gone : new HashSet<>(metersOf.keySet())) {
            if (!views.containsKey(gone)) {
                metersOf.remove(gone).forEach(registry::remove);
            }
        }
        return registry.scrape();
    }

    private void show(Transports.View view) {
        String name = view.name().value();
        Set<Meter> meters = metersOf.computeIfAbsent(name, first -> {
            Set<Meter> fresh = new HashSet<>();
            fresh.add(Gauge.builder("switchroom.transport.up", this, page -> page.up(name))
                    .description("1 when the transport says it is up and is not suspended, else 0")
                    .tag("transport", name)
                    .register(registry));
            fresh.add(Gauge.builder("switchroom.transport.last.success", this, page -> page.lastSuccess(name))
                    .description("When it was last handed a message successfully, Unix time; NaN when never")
                    .baseUnit("seconds")
                    .tag("transport", name)
                    .register(registry));
            fresh.add(Gauge.builder("switchroom.transport.under.way", this, page -> page.underWay(name))
                    .description("Deliveries handed to it and not answered yet")
                    .tag("transport", name)
                    .register(registry));
            return fresh;
        });
        for (String outcome : view.outcomes().keySet()) {
            meters.add(FunctionCounter.builder("switchroom.deliveries", this, page -> page.outcomes(name, outcome))
                    .description("Deliveries by transport and outcome")
                    .tags(Tags.of("transport", name, "outcome", outcome))
                    .register(registry));
        }
    }

    private double inStep() {
        return rules.get().map(known -> known.trouble().isEmpty() ? 1.0 : 0.0).orElse(Double.NaN);
    }

    private double open(MessageState state) {
        return figures.map(known -> (double) known.open().getOrDefault(state, 0L))
                .orElse(Double.NaN);
    }

    /** When the figures were read: since then the message may have gone. */
    private double oldestSeconds() {
        return figures.map(known -> known.oldest()
                        .map(since ->
                                Math.max(0, Duration.between(since, figuresAt).toMillis() / 1000.0))
                        .orElse(0.0))
                .orElse(Double.NaN);
    }

    private double up(String name) {
        Transports.View view = views.get(name);
        return view != null && view.health().state() == Health.State.UP && !view.suspended() ? 1 : 0;
    }

    private double lastSuccess(String name) {
        return Optional.ofNullable(views.get(name))
                .flatMap(Transports.View::lastSuccess)
                .map(at -> at.toEpochMilli() / 1000.0)
                .orElse(Double.NaN);
    }

    private double underWay(String name) {
        return Optional.ofNullable(views.get(name))
                .map(view -> (double) view.underWay())
                .orElse(0.0);
    }

    private double outcomes(String name, String outcome) {
        return Optional.ofNullable(views.get(name))
                .map(view -> (double) view.outcomes().getOrDefault(outcome, 0L))
                .orElse(0.0);
    }
}

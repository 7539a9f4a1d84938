package org.switchroom.camel.host;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.camel.osgi.CamelParts;
import org.switchroom.camel.osgi.Part;

/** Why a set does not run: noted on the set in words for people, and logged when it is news. Life-cycle thread only. */
final class Setbacks {
    private static final Logger LOG = LoggerFactory.getLogger(Setbacks.class);

    private final CamelParts parts;
    private final HostedContexts contexts;
    private final Supplier<Settings> settings;
    private final Clock clock;

    Setbacks(CamelParts parts, HostedContexts contexts, Supplier<Settings> settings, Clock clock) {
        this.parts = parts;
        this.contexts = contexts;
        this.settings = settings;
        this.clock = clock;
    }

    /** True when something is missing that we know it needs; says so once. */
    boolean waitsForKnown(HostedSet set) {
        List<String> lacks = lacks(set.needs().orElse(Set.of()));
        if (lacks.isEmpty()) {
            return false;
        }
        String text = "waits for " + String.join(", ", lacks)
                + "; install or start the bundle that brings it, the routes then start by themselves";
        String words = set.routes() instanceof TextRoutes file ? file.explain(new UnfitRoutesException(text)) : text;
        if (set.waits(lacks, words, clock.instant())) {
            LOG.info("Route set {}: {}", set.name(), words);
        }
        return true;
    }

    private List<String> lacks(Set<Part> needs) {
        List<String> lacks = new ArrayList<>();
        parts.missing(needs).forEach(part -> lacks.add(part.toString()));
        for (String component : settings.get().sharedComponents()) {
            if (needs.contains(Part.component(component)) && !contexts.shares(component)) {
                lacks.add("service shared by component " + component);
            }
        }
        return lacks;
    }

    /** True when this is news. */
    boolean fails(HostedSet set, Throwable failure) {
        if (set.routes() instanceof TextRoutes text) {
            // Without the stack: its messages may show what the text got from its secrets.
            String words = text.explain(failure);
            boolean news = set.waits(List.of(), words, clock.instant());
            if (news) {
                LOG.error("Route set {} does not run as it is written: {}", set.name(), words);
            }
            return news;
        }
        String text = words(failure);
        boolean news = set.waits(List.of(), text, clock.instant());
        if (news) {
            LOG.error(
                    "Route set {} of {} does not run: {}",
                    set.name(),
                    set.owner().name(),
                    text,
                    failure);
        }
        return news;
    }

    private String words(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof UnfitRoutesException)) {
            cause = cause.getCause();
        }
        return cause instanceof UnfitRoutesException
                ? cause.getMessage()
                : cause + " - Correct its configuration or its bundle; it is tried again every "
                        + settings.get().retryInterval().toSeconds() + " s and whenever a part of Camel comes";
    }
}

package org.switchroom.shell.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.osgi.framework.BundleContext;
import org.switchroom.job.Jobs;
import org.switchroom.routes.Routes;
import org.switchroom.routing.Rules;
import org.switchroom.shell.Facts;
import org.switchroom.shell.NotDone;
import org.switchroom.shell.Services;
import org.switchroom.shell.ShowingCommand;
import org.switchroom.store.Journal;
import org.switchroom.store.QueueFigures;
import org.switchroom.transport.Transports;

@Service
@Command(
        scope = "switchroom",
        name = "status",
        description = "Tells how it is: version, what is waited for, the queue, the transports")
public final class Status extends ShowingCommand {
    @Reference
    private BundleContext framework;

    @Override
    protected void run(Services services) {
        Facts facts =
                new Facts().with("version", framework.getBundle().getVersion()).with("uptime", uptime());
        List<String> waitsFor = waitsFor(services);
        facts.with("ready", waitsFor.isEmpty()).with("waitsFor", waitsFor);
        addQueue(facts, services);
        addTransports(facts, services);
        services.all(Rules.class, "").forEach(rules -> facts.with("rules", rules.trouble()));
        if (Files.exists(Path.of(framework.getProperty("karaf.etc"), "initial-password"))) {
            facts.with("warning", "the first password is still in use: log in as admin and run switchroom:passwd");
        }
        print(facts);
    }

    /** By the operating system: on some virtual machines the JVM's own uptime was seen to be wrong by half an hour. */
    private static Object uptime() {
        return ProcessHandle.current()
                .info()
                .startInstant()
                .<Object>map(start -> Duration.between(start, Instant.now()))
                .orElse("unknown");
    }

    private static List<String> waitsFor(Services services) {
        List<String> waitsFor = new ArrayList<>();
        if (services.all(Journal.class, "").isEmpty()) {
            waitsFor.add("the store: look for org.switchroom.journal in data/log/karaf.log");
        } else if (services.all(Jobs.class, "").isEmpty()) {
            waitsFor.add("core, which has its store and has not started: look at data/log/karaf.log");
        }
        services.all(Routes.class, "").stream()
                .flatMap(routes -> routes.waiting().stream())
                .forEach(waiting -> waitsFor.add("routes " + waiting.set() + ": " + waiting.text()));
        return waitsFor;
    }

    private static void addQueue(Facts facts, Services services) {
        try {
            QueueFigures figures = services.need(Journal.class).figures();
            Map<String, Long> open = new TreeMap<>();
            figures.open().forEach((state, count) -> open.put(state.words(), count));
            facts.with("open", open);
            facts.with("ageOfOldest", figures.oldest().map(since -> Duration.between(since, Instant.now())));
        } catch (NotDone storeIsAway) {
            facts.with("open", "the store is not there; see data/log/karaf.log");
        }
    }

    private static void addTransports(Facts facts, Services services) {
        Map<String, String> states = new TreeMap<>();
        for (Transports transports : services.all(Transports.class, "")) {
            transports
                    .list()
                    .forEach(view -> states.put(
                            view.name().value(),
                            view.suspended()
                                    ? "SUSPENDED"
                                    : view.health().state().name()));
        }
        facts.with("transports", states);
    }
}

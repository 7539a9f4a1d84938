package org.switchroom.http.watch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.switchroom.alarm.ReceiverView;
import org.switchroom.job.Jobs;
import org.switchroom.routes.Routes;
import org.switchroom.rule.Rules;
import org.switchroom.store.Journal;
import org.switchroom.transport.Health;
import org.switchroom.transport.Transports;

/** How the machine is, as JSON. Any thread; from memory, never from the database. */
final class HealthPage {
    private static final JsonFactory JSON = new JsonFactory();

    /** @param status of HTTP, for monitors that read nothing else */
    record Page(int status, byte[] json) {}

    private final Supplier<Optional<Journal>> journal;
    private final Supplier<Optional<Jobs>> jobs;
    private final Supplier<Optional<Transports>> transports;
    private final Supplier<Optional<Routes>> routes;
    private final Supplier<Optional<Rules>> rules;
    private final BooleanSupplier installed;
    private final Supplier<List<String>> awaited;
    private final Supplier<List<ReceiverView>> receivers;

    /**
     * @param installed true once everything that the start brings is there, so that nothing is still to appear
     * @param awaited route sets that are not offered yet because they wait for another part
     * @param receivers where panels report
     */
    HealthPage(
            Supplier<Optional<Journal>> journal,
            Supplier<Optional<Jobs>> jobs,
            Supplier<Optional<Transports>> transports,
            Supplier<Optional<Routes>> routes,
            Supplier<Optional<Rules>> rules,
            BooleanSupplier installed,
            Supplier<List<String>> awaited,
            Supplier<List<ReceiverView>> receivers) {
        this.journal = journal;
        this.jobs = jobs;
        this.transports = transports;
        this.routes = routes;
        this.rules = rules;
        this.installed = installed;
        this.awaited = awaited;
        this.receivers = receivers;
    }

    Page live() {
        return page(200, json -> json.writeStringField("status", "UP"));
    }

    /**
     * Rules that can not be used are told and are no reason to wait: those in force decide on.
     *
     * @param details also what is waited for, for those who are known
     */
    Page ready(boolean details) {
        List<String> waits = waits();
        return page(waits.isEmpty() ? 200 : 503, json -> {
            json.writeStringField("status", waits.isEmpty() ? "UP" : "WAITING");
            if (details) {
                json.writeArrayFieldStart("waitsFor");
                for (String line : waits) {
                    json.writeString(line);
                }
                json.writeEndArray();
                Optional<String> trouble = rules.get().flatMap(Rules::trouble);
                if (trouble.isPresent()) {
                    json.writeStringField("rules", trouble.get());
                }
            }
        });
    }

    /** 503 when there are transports and none of them is usable; receivers of panels are shown with them. */
    Page transports() {
        List<ReceiverView> ports = receivers.get();
        List<Transports.View> views = transports.get().map(Transports::list).orElse(List.of());
        boolean usable = views.isEmpty()
                || views.stream().anyMatch(view -> view.health().state() != Health.State.DOWN && !view.suspended());
        boolean allUp = views.stream().allMatch(view -> view.health().state() == Health.State.UP && !view.suspended())
                && ports.stream().noneMatch(port -> port.trouble().isPresent());
        return page(usable ? 200 : 503, json -> {
            json.writeStringField("status", allUp ? "UP" : usable ? "DEGRADED" : "DOWN");
            json.writeArrayFieldStart("transports");
            for (Transports.View view : views) {
                json.writeStartObject();
                json.writeStringField("name", view.name().value());
                json.writeStringField("group", view.group());
                json.writeStringField("state", view.health().state().name());
                json.writeStringField("detail", view.health().detail());
                json.writeStringField("since", view.health().since().toString());
                json.writeBooleanField("suspended", view.suspended());
                json.writeEndObject();
            }
            json.writeEndArray();
            if (!ports.isEmpty()) {
                write(json, ports);
            }
        });
    }

    private static void write(JsonGenerator json, List<ReceiverView> ports) throws IOException {
        json.writeArrayFieldStart("receivers");
        for (ReceiverView port : ports) {
            json.writeStartObject();
            json.writeStringField("name", port.name());
            json.writeStringField("state", port.trouble().isPresent() ? "DOWN" : "UP");
            json.writeStringField(
                    "detail", port.trouble().orElseGet(() -> "listens at " + String.join(" and ", port.listensAt())));
            json.writeNumberField("connections", port.connections());
            json.writeNumberField("waiting", port.waiting());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private List<String> waits() {
        List<String> waits = new ArrayList<>();
        if (!installed.getAsBoolean()) {
            waits.add("the start: features are still being installed");
        }
        if (journal.get().isEmpty()) {
            waits.add("the journal: its database is not open and migrated yet; see org.switchroom.journal in the log");
        }
        if (jobs.get().isEmpty()) {
            waits.add("core: it begins when the journal is there");
        }
        if (routes.get().isEmpty()) {
            waits.add("the routes: switchroom-camel has not started");
        }
        waits.addAll(awaited.get());
        routes.get().map(Routes::waiting).orElse(List.of()).forEach(set -> waits.add(set.set() + ": " + set.text()));
        return waits;
    }

    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private static Page page(int status, Body body) {
        var bytes = new ByteArrayOutputStream(200);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return new Page(status, bytes.toByteArray());
    }
}

package org.switchroom.route.intakehttp;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.switchroom.job.JobId;
import org.switchroom.message.Content;
import org.switchroom.outbox.StoredMessage;

/** Core as its interfaces promise it, in memory, below every resource of the API. */
final class FakeCore {
    static final Instant NOW = Instant.parse("2026-11-21T14:05:00Z");

    private final FakeAccess access = new FakeAccess();
    private final FakeAlarms alarms = new FakeAlarms();
    private final FakeJobs jobs;
    private final FakeParties parties;
    private final FakeMessages messages;
    private final FakeTransports transports;
    private final StoredMessage written;

    /** @param executor completes what is stored; {@code Runnable::run} for at once */
    FakeCore(Executor executor) {
        FakeShop shop = new FakeShop(executor);
        jobs = new FakeJobs(shop);
        parties = new FakeParties(shop);
        messages = new FakeMessages(shop);
        transports = new FakeTransports(shop);
        written = messages.message("main", Optional.empty());
    }

    Endpoint endpoint(String id) {
        return endpoints().stream()
                .filter(endpoint -> endpoint.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    List<Endpoint> endpoints() {
        Resource[] sms = FakeSmsService.resources(messages, written).toArray(Resource[]::new);
        return Stream.concat(Stream.of(sms), Stream.of(resources()))
                .flatMap(resource -> resource.endpoints().stream())
                .toList();
    }

    private Resource[] resources() {
        return new Resource[] {
            new JobsResource(jobs),
            new JobStepsResource(jobs),
            new JobStoryResource(jobs, messages, new FakeTrace(jobs, messages)),
            new PartiesResource(parties),
            new MessagesResource(messages, new FakeTrace(jobs, messages)),
            new TransportsResource(transports),
            new RulesResource(new FakeRules(jobs::show)),
            new AccessResource(access),
            new MappingsResource(() -> Optional.of(new FakeMappings())),
            new IntakesResource(List::of),
            new AlarmsResource(alarms, alarms, alarms, Clock.systemUTC()),
            new AlarmSystemsResource(alarms),
            new AlarmSystemStepsResource(alarms),
            new AlarmDirectoryResource(alarms),
            new AlarmCallsResource(() -> Optional.of(new FakeCallBook()))
        };
    }

    FakeJobs jobs() {
        return jobs;
    }

    FakeParties parties() {
        return parties;
    }

    int jobCount() {
        return jobs.count();
    }

    StoredMessage addMessage(String tenant, Optional<JobId> job) {
        return messages.add(tenant, job);
    }

    StoredMessage saying(Content content) {
        return messages.message("main", Optional.empty(), content);
    }

    FakeAlarms alarms() {
        return alarms;
    }

    FakeAccess access() {
        return access;
    }
}

package org.switchroom.route.intakehttp;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Created;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Page;
import org.switchroom.answer.Problem;
import org.switchroom.intake.Origin;
import org.switchroom.job.FieldChange;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.JobId;
import org.switchroom.job.JobKind;
import org.switchroom.job.JobState;
import org.switchroom.job.Jobs;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.message.Priority;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Messages;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Parties;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.party.PartyKind;
import org.switchroom.routing.Hop;
import org.switchroom.routing.MessageVia;
import org.switchroom.routing.WhenInDoubt;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.trace.Trace;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Health;
import org.switchroom.transport.TransportName;
import org.switchroom.transport.Transports;

/** Core as its interfaces promise it, in memory: knows tenants, revisions and repeats, and no permissions at all. */
final class FakeCore implements Jobs, Parties, Messages, Transports, Trace {
    static final Instant NOW = Instant.parse("2026-11-21T14:05:00Z");

    private final Map<Long, Job> jobs = new LinkedHashMap<>();
    private final Map<Long, Party> parties = new LinkedHashMap<>();
    private final Map<Long, StoredMessage> messages = new LinkedHashMap<>();
    private final FakeAccess access = new FakeAccess();
    private final FakeAlarms alarms = new FakeAlarms();
    private final FakeRepeats repeats = new FakeRepeats();
    private final Executor executor;
    private long lastId = 1_000_000;
    private final StoredMessage written = message("main", Optional.empty());

    /** @param executor completes what is stored; {@code Runnable::run} for at once */
    FakeCore(Executor executor) {
        this.executor = executor;
    }

    Endpoint endpoint(String id) {
        return endpoints().stream()
                .filter(endpoint -> endpoint.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    List<Endpoint> endpoints() {
        Resource[] sms = FakeSmsService.resources(this, written).toArray(Resource[]::new);
        return Stream.concat(Stream.of(sms), Stream.of(resources()))
                .flatMap(resource -> resource.endpoints().stream())
                .toList();
    }

    private Resource[] resources() {
        return new Resource[] {
            new JobsResource(this),
            new JobStepsResource(this),
            new JobStoryResource(this, this, this),
            new PartiesResource(this),
            new MessagesResource(this, this),
            new TransportsResource(this),
            new RulesResource(new FakeRules(this::show)),
            new AccessResource(access),
            new MappingsResource(() -> Optional.of(new FakeMappings())),
            new IntakesResource(List::of),
            new AlarmsResource(alarms, alarms, alarms, Clock.systemUTC()),
            new AlarmSystemsResource(alarms),
            new AlarmDirectoryResource(alarms),
            new AlarmCallsResource(() -> Optional.of(new FakeCallBook()))
        };
    }

    synchronized int jobCount() {
        return jobs.size();
    }

    synchronized StoredMessage addMessage(String tenant, Optional<JobId> job) {
        StoredMessage message = message(tenant, job);
        messages.put(message.id().value(), message);
        return message;
    }

    private StoredMessage message(String tenant, Optional<JobId> job) {
        Envelope envelope = new Envelope(
                new MessageId(++lastId),
                tenant,
                job,
                Optional.empty(),
                "provider",
                new Content.Text("Hello", "World"),
                Priority.ROUTINE,
                "lane",
                List.of(new Hop("email", new Address("mailto", "x@example.org"))),
                WhenInDoubt.DEFAULT,
                List.of("because"),
                Optional.empty(),
                NOW,
                NOW.plusSeconds(3600));
        return new StoredMessage(envelope, Progress.fresh(NOW));
    }

    private <T> CompletionStage<Answer<T>> later(Answer<T> answer) {
        CompletableFuture<Answer<T>> stage = new CompletableFuture<>();
        executor.execute(() -> stage.complete(answer));
        return stage;
    }

    private static <T> Answer<T> none() {
        return Answer.refused(Problem.of(Problem.Kind.NOT_FOUND, "there is no such thing", "Look again."));
    }

    FakeAlarms alarms() {
        return alarms;
    }

    FakeAccess access() {
        return access;
    }

    // Jobs

    @Override
    public synchronized CompletionStage<Answer<Created<Job>>> create(
            Caller caller, Map<String, String> fields, boolean dispatch, Optional<IdempotencyKey> key, Origin origin) {
        Optional<Answer<Created<Job>>> repeat = repeats.of(key);
        if (repeat.isPresent()) {
            return later(repeat.get());
        }
        Optional<Problem> problem = jobProblem(fields);
        if (problem.isEmpty() && !fields.containsKey("kind")) {
            problem = Optional.of(Problem.field("kind", "it is missing", "Send one."));
        }
        if (problem.isPresent()) {
            return later(Answer.refused(problem.get()));
        }
        Map<JobField, String> values = new EnumMap<>(JobField.class);
        fields.forEach((name, value) -> values.put(JobField.byApiName(name).orElseThrow(), value));
        JobId id = new JobId(++lastId);
        values.putIfAbsent(JobField.NUMBER, "J" + lastId);
        values.putIfAbsent(JobField.PRIORITY, "ROUTINE");
        Job job = new Job(
                id,
                caller.tenant(),
                dispatch ? JobState.DISPATCHED : JobState.ACTIVE,
                values,
                Optional.empty(),
                0,
                1,
                caller.name(),
                NOW,
                NOW);
        jobs.put(id.value(), job);
        repeats.keep(key, job);
        return later(Answer.done(new Created<>(job, false)));
    }

    private static Optional<Problem> jobProblem(Map<String, String> fields) {
        for (var field : fields.entrySet()) {
            Optional<JobField> known = JobField.byApiName(field.getKey());
            if (known.isEmpty()) {
                return Optional.of(Problem.field(Quote.of(field.getKey()), "there is no such field", "Leave it out."));
            }
            boolean wrong = known.get() == JobField.KIND && !isOneOf(JobKind.class, field.getValue())
                    || known.get() == JobField.PRIORITY && !isOneOf(Priority.class, field.getValue())
                    || field.getValue().length() > 20_000;
            if (wrong) {
                return Optional.of(Problem.field(field.getKey(), "it is wrong", "Send another."));
            }
        }
        return Optional.empty();
    }

    private static <E extends Enum<E>> boolean isOneOf(Class<E> type, String word) {
        return List.of(type.getEnumConstants()).stream()
                .anyMatch(value -> value.name().equals(word));
    }

    @Override
    public synchronized CompletionStage<Answer<Job>> change(
            Caller caller, JobId id, int revision, Map<String, String> fields) {
        Job job = jobs.get(id.value());
        if (job == null || !caller.mayActFor(job.tenant())) {
            return later(none());
        }
        if (job.revision() != revision) {
            return later(Answer.refused(Problem.of(Problem.Kind.STALE, "it is another revision", "Read it again.")));
        }
        Map<String, String> known = new HashMap<>(fields);
        known.remove("state");
        return later(jobProblem(known)
                .<Answer<Job>>map(Answer::refused)
                .orElseGet(() -> Answer.done(next(job, job.state()))));
    }

    private Job next(Job job, JobState state) {
        Job next = new Job(
                job.id(),
                job.tenant(),
                state,
                job.fields(),
                job.attention(),
                0,
                job.revision() + 1,
                job.createdBy(),
                NOW,
                NOW);
        jobs.put(job.id().value(), next);
        return next;
    }

    private synchronized CompletionStage<Answer<Job>> step(
            Caller caller, JobId id, Optional<Integer> revision, JobState state) {
        Job job = jobs.get(id.value());
        if (job == null || !caller.mayActFor(job.tenant())) {
            return later(none());
        }
        if (revision.isPresent() && revision.get() != job.revision()) {
            return later(Answer.refused(Problem.of(Problem.Kind.STALE, "it is another revision", "Read it again.")));
        }
        return later(Answer.done(next(job, state)));
    }

    @Override
    public CompletionStage<Answer<Job>> dispatch(
            Caller caller, JobId id, Optional<Integer> revision, Optional<Boolean> inspectorBySms) {
        return step(caller, id, revision, JobState.DISPATCHED);
    }

    @Override
    public CompletionStage<Answer<Job>> acknowledge(Caller caller, JobId id, Optional<Integer> revision) {
        return step(caller, id, revision, JobState.ACTIVE);
    }

    @Override
    public CompletionStage<Answer<Job>> complete(Caller caller, JobId id, Optional<Integer> revision) {
        return step(caller, id, revision, JobState.COMPLETE);
    }

    @Override
    public CompletionStage<Answer<Job>> reopen(Caller caller, JobId id, Optional<Integer> revision) {
        return step(caller, id, revision, JobState.INCOMPLETE);
    }

    @Override
    public synchronized Answer<Job> show(Caller caller, JobId id) {
        Job job = jobs.get(id.value());
        return job == null || !caller.mayActFor(job.tenant()) ? none() : Answer.done(job);
    }

    @Override
    public synchronized Answer<Page<Job>> list(Caller caller, Jobs.Filter filter) {
        return Answer.done(new Page<>(
                jobs.values().stream()
                        .filter(job -> caller.mayActFor(job.tenant()))
                        .toList(),
                Optional.empty()));
    }

    @Override
    public Answer<List<FieldChange>> changes(Caller caller, JobId id) {
        return show(caller, id)
                .map(job -> List.of(
                        new FieldChange(id, 1, "notes", Optional.of("a"), Optional.of("b"), "dispatcher", NOW)));
    }

    // Parties

    @Override
    public Answer<Map<JobField, String>> check(Caller caller, Map<String, String> fields, boolean dispatch) {
        return none();
    }

    @Override
    public synchronized CompletionStage<Answer<Created<Party>>> create(
            Caller caller, Map<String, String> fields, Optional<IdempotencyKey> key) {
        Optional<Answer<Created<Party>>> repeat = repeats.of(key);
        if (repeat.isPresent()) {
            return later(repeat.get());
        }
        if (!fields.keySet().equals(Set.of("kind", "name")) || !isOneOf(PartyKind.class, fields.get("kind"))) {
            return later(Answer.refused(Problem.field("kind", "it is wrong", "Send kind and name.")));
        }
        Party party = new Party(
                new PartyId(++lastId),
                caller.tenant(),
                PartyKind.valueOf(fields.get("kind")),
                fields.get("name"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("x@example.org"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                MessageVia.EMAIL,
                true,
                true,
                Optional.of(101),
                1,
                NOW,
                NOW);
        parties.put(party.id().value(), party);
        repeats.keep(key, party);
        return later(Answer.done(new Created<>(party, false)));
    }

    @Override
    public CompletionStage<Answer<Party>> change(Caller caller, PartyId id, int revision, Map<String, String> fields) {
        return later(show(caller, id));
    }

    @Override
    public synchronized Answer<Party> show(Caller caller, PartyId id) {
        Party party = parties.get(id.value());
        return party == null || !caller.mayActFor(party.tenant()) ? none() : Answer.done(party);
    }

    @Override
    public synchronized Answer<Page<Party>> list(Caller caller, Parties.Filter filter) {
        return Answer.done(new Page<>(
                parties.values().stream()
                        .filter(p -> caller.mayActFor(p.tenant()))
                        .toList(),
                Optional.empty()));
    }

    // Messages

    @Override
    public synchronized Answer<Page<StoredMessage>> list(Caller caller, Messages.Filter filter) {
        return Answer.done(new Page<>(
                messages.values().stream()
                        .filter(message -> caller.mayActFor(message.envelope().tenant()))
                        .toList(),
                Optional.of("0000000000001")));
    }

    @Override
    public synchronized Answer<StoredMessage> show(Caller caller, MessageId id) {
        StoredMessage message = messages.get(id.value());
        return message == null || !caller.mayActFor(message.envelope().tenant()) ? none() : Answer.done(message);
    }

    @Override
    public synchronized CompletionStage<Answer<Created<List<MessageId>>>> resend(
            Caller caller, List<MessageId> ids, Optional<IdempotencyKey> key) {
        Optional<Answer<Created<List<MessageId>>>> repeat = repeats.of(key);
        if (repeat.isPresent()) {
            return later(repeat.get());
        }
        List<MessageId> copies = new ArrayList<>();
        for (MessageId id : ids) {
            if (show(caller, id) instanceof Answer.Refused<StoredMessage> refused) {
                return later(Answer.refused(refused.problem()));
            }
            copies.add(new MessageId(++lastId));
        }
        repeats.keep(key, copies);
        return later(Answer.done(new Created<>(copies, false)));
    }

    @Override
    public CompletionStage<Answer<StoredMessage>> cancel(Caller caller, MessageId id) {
        return later(show(caller, id));
    }

    @Override
    public CompletionStage<Answer<StoredMessage>> release(Caller caller, MessageId id) {
        return later(show(caller, id));
    }

    // Transports

    @Override
    public List<View> list() {
        return List.of(view(false));
    }

    private static View view(boolean suspended) {
        return new View(
                new TransportName("mail"),
                "email",
                new Capabilities(
                        Set.of(Capabilities.Direction.SEND),
                        Set.of(),
                        Set.of(Content.Kind.TEXT),
                        Set.of("mailto"),
                        1_000_000,
                        4),
                new Health(Health.State.UP, "fine", NOW),
                suspended,
                0,
                Map.of("accepted", 3L),
                Optional.of(NOW));
    }

    @Override
    public Optional<View> info(TransportName name) {
        return name.value().equals("mail") ? Optional.of(view(false)) : Optional.empty();
    }

    @Override
    public CompletionStage<Answer<View>> suspend(Caller caller, TransportName name) {
        return later(info(name).<Answer<View>>map(Answer::done).orElseGet(FakeCore::none));
    }

    @Override
    public CompletionStage<Answer<View>> resume(Caller caller, TransportName name) {
        return suspend(caller, name);
    }

    // Trace

    @Override
    public Answer<List<TimelineEntry>> ofJob(Caller caller, JobId job) {
        return show(caller, job).map(found -> List.of(entry(found.tenant(), Optional.of(job), Optional.empty())));
    }

    @Override
    public Answer<List<TimelineEntry>> ofMessage(Caller caller, MessageId message) {
        return show(caller, message)
                .map(found -> List.of(entry(found.envelope().tenant(), Optional.empty(), Optional.of(message))));
    }

    private static TimelineEntry entry(String tenant, Optional<JobId> job, Optional<MessageId> message) {
        return new TimelineEntry(7, tenant, job, message, NOW, "user", TimelineEntry.Kind.CREATED, "made");
    }
}

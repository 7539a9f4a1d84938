package org.switchroom.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.dispatch.Dispatcher;
import org.switchroom.core.dispatch.RateLimit;
import org.switchroom.core.notice.NoticeSettings;
import org.switchroom.job.Job;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Party;
import org.switchroom.sms.SmsSwitches;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.testkit.journal.InMemoryJournal;
import org.switchroom.testkit.transport.ScriptedTransport;
import org.switchroom.transport.TransportName;

/** A whole core on a journal in memory, with scripted transports: what the tests of core's behaviour stand in. */
public final class House implements AutoCloseable {
    public static final Caller DISPATCHER = new Caller("anna", List.of(Tenant.MAIN), false, EnumSet.allOf(Scope.class));
    /** A way that retries soon, so that tests see the second round without turning a clock. */
    public static final CoreSettings QUICK = with(Duration.ofMillis(300), Duration.ofMillis(20));

    public final InMemoryJournal journal = new InMemoryJournal(Clock.systemUTC());
    public final Core core;

    public House() {
        this(QUICK);
    }

    public House(CoreSettings settings) {
        this(settings, Clock.systemUTC());
    }

    public House(CoreSettings settings, Clock clock) {
        core = new Core(journal, settings, clock);
        journal.write(Entry.of(new Row.NewTenant(new Tenant(Tenant.MAIN, "Main", Instant.now()))));
        core.start();
    }

    /** As {@link #QUICK}, but a channel whose transport went is waited for as long. */
    public static CoreSettings waiting(Duration grace) {
        return with(grace, Duration.ofMillis(20));
    }

    static CoreSettings with(Duration grace, Duration firstWait) {
        CoreSettings d = CoreSettings.defaults();
        return new CoreSettings(
                d.region(),
                d.mobilePrefixes(),
                d.validity(),
                new Dispatcher.Settings(16, Duration.ofSeconds(60), Duration.ofSeconds(2), Duration.ofSeconds(2)),
                grace,
                firstWait,
                Duration.ofMillis(200),
                d.arrivalsKept(),
                d.groups(),
                d.limits(),
                d.notices(),
                d.replyWords(),
                d.rulesFile(),
                d.alarms());
    }

    public static CoreSettings withNotices(NoticeSettings notices) {
        return with(QUICK.dispatcher(), QUICK.limits(), notices);
    }

    /** As {@link #QUICK}, with limits of transports. */
    public static CoreSettings limited(Map<String, RateLimit> limits) {
        return with(PATIENT, limits, QUICK.notices());
    }

    /** No delivery is given up, however long a test keeps it hanging. */
    private static final Dispatcher.Settings PATIENT =
            new Dispatcher.Settings(16, Duration.ofMinutes(10), Duration.ofMinutes(5), Duration.ofSeconds(2));

    private static CoreSettings with(
            Dispatcher.Settings dispatcher, Map<String, RateLimit> limits, NoticeSettings notices) {
        CoreSettings q = QUICK;
        return new CoreSettings(
                q.region(),
                q.mobilePrefixes(),
                q.validity(),
                dispatcher,
                q.grace(),
                q.firstWait(),
                q.longestWait(),
                q.arrivalsKept(),
                q.groups(),
                limits,
                notices,
                q.replyWords(),
                q.rulesFile(),
                q.alarms());
    }

    /**
     * One round of attempts and no more for hours; a channel without a transport is not waited for. The dispatcher takes
     * one lane at a time.
     */
    public static CoreSettings withoutRetries() {
        CoreSettings q = QUICK;
        return new CoreSettings(
                q.region(),
                q.mobilePrefixes(),
                q.validity(),
                new Dispatcher.Settings(1, Duration.ofSeconds(60), Duration.ofSeconds(2), Duration.ofSeconds(2)),
                Duration.ZERO,
                Duration.ofHours(1),
                Duration.ofHours(1),
                q.arrivalsKept(),
                q.groups(),
                q.limits(),
                q.notices(),
                q.replyWords(),
                q.rulesFile(),
                q.alarms());
    }

    /** Quick, with a file of rules. */
    public static CoreSettings withRules(java.nio.file.Path file) {
        CoreSettings q = QUICK;
        return new CoreSettings(
                q.region(),
                q.mobilePrefixes(),
                q.validity(),
                q.dispatcher(),
                q.grace(),
                q.firstWait(),
                q.longestWait(),
                q.arrivalsKept(),
                q.groups(),
                q.limits(),
                q.notices(),
                q.replyWords(),
                Optional.of(file),
                q.alarms());
    }

    public ScriptedTransport transport(String name, String group, String scheme) {
        ScriptedTransport transport = ScriptedTransport.forScheme(scheme);
        core.transports().add(new TransportName(name), group, transport);
        return transport;
    }

    public Party party(String... fields) {
        return value(core.parties().create(DISPATCHER, map(fields), Optional.empty()))
                .value();
    }

    public Job job(boolean dispatch, String... fields) {
        return value(core.jobs().create(DISPATCHER, map(fields), dispatch, Optional.empty()))
                .value();
    }

    public static <T> T value(java.util.concurrent.CompletionStage<Answer<T>> stage) {
        return value(stage.toCompletableFuture().join());
    }

    public static <T> T value(Answer<T> answer) {
        return answer.fold(v -> v, problem -> {
            throw new AssertionError(problem.text());
        });
    }

    public static <T> Problem problem(java.util.concurrent.CompletionStage<Answer<T>> stage) {
        return stage.toCompletableFuture()
                .join()
                .fold(
                        v -> {
                            throw new AssertionError("done: " + v);
                        },
                        p -> p);
    }

    public static Map<String, String> map(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /** Sets switches of the SMS service, by number. */
    public void switches(String... pairs) {
        SmsSwitches switches = core.sms().offer(SmsSwitches.class);
        int version = value(switches.show(DISPATCHER)).version();
        value(switches.change(DISPATCHER, version, map(pairs)));
    }

    /** A codec that puts ten characters into a segment. */
    public void codec() {
        core.sms().codec(Optional.of(new TenCharacters()));
    }

    public List<StoredMessage> messages(Job job) {
        return journal.messagesOf(job.id());
    }

    public StoredMessage await(Job job, MessageState state) {
        Awaitility.await(job.number() + " has a message " + state)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> messages(job).stream().anyMatch(message -> message.state() == state));
        return messages(job).stream()
                .filter(m -> m.state() == state)
                .findFirst()
                .orElseThrow();
    }

    public String story(Job job) {
        return String.join(
                "\n",
                value(core.trace().ofJob(DISPATCHER, job.id())).stream()
                        .map(entry -> entry.kind() + " " + entry.text())
                        .toList());
    }

    @Override
    public void close() {
        core.close();
    }
}

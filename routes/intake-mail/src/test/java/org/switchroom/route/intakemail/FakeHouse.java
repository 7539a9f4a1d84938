package org.switchroom.route.intakemail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Created;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Problem;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.JobId;
import org.switchroom.job.JobState;
import org.switchroom.job.Jobs;
import org.switchroom.mapping.Content;
import org.switchroom.mapping.Mapped;
import org.switchroom.mapping.Mappings;
import org.switchroom.mapping.Records;
import org.switchroom.message.Address;
import org.switchroom.outbox.SenderNotices;

/** Core and the mapper as this intake sees them: jobs by their keys, {@code a=b;c=d} lines as records. Thread-safe. */
final class FakeHouse {
    record Made(Caller caller, Map<String, String> fields, boolean dispatch, IdempotencyKey key) {}

    record Told(String tenant, String channel, Address sender, org.switchroom.message.Content.Text words) {}

    // All guarded by this object's monitor.
    private final Map<String, Made> made = new LinkedHashMap<>();
    private final List<Told> told = new ArrayList<>();
    private boolean away;

    synchronized void away(boolean now) {
        away = now;
    }

    synchronized List<Made> made() {
        return List.copyOf(made.values());
    }

    synchronized List<Told> told() {
        return List.copyOf(told);
    }

    Jobs jobs() {
        return (Jobs) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Jobs.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("create")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    @SuppressWarnings("unchecked")
                    Map<String, String> fields = (Map<String, String>) arguments[1];
                    @SuppressWarnings("unchecked")
                    Optional<IdempotencyKey> key = (Optional<IdempotencyKey>) arguments[3];
                    return CompletableFuture.completedFuture(
                            create((Caller) arguments[0], fields, (boolean) arguments[2], key.orElseThrow()));
                });
    }

    private synchronized Answer<Created<Job>> create(
            Caller caller, Map<String, String> fields, boolean dispatch, IdempotencyKey key) {
        if (away) {
            return Answer.refused(Problem.of(Problem.Kind.UNAVAILABLE, "the store is away", "Try again"));
        }
        if (!fields.containsKey("kind")) {
            return Answer.refused(Problem.field("kind", "it is missing", "Say ORDER, TICKET or ALARM_RESPONSE"));
        }
        Made before = made.get(key.client() + key.key());
        if (before != null && !before.key().digest().equals(key.digest())) {
            return Answer.refused(Problem.field("Idempotency-Key", "used for another body", "Use a new one"));
        }
        made.putIfAbsent(key.client() + key.key(), new Made(caller, fields, dispatch, key));
        return Answer.done(new Created<>(job(caller.tenant(), fields), before != null));
    }

    private static Job job(String tenant, Map<String, String> fields) {
        Map<JobField, String> kept = new EnumMap<>(JobField.class);
        kept.put(JobField.KIND, fields.get("kind"));
        kept.put(JobField.NUMBER, fields.getOrDefault("number", "1"));
        kept.put(JobField.PRIORITY, "ROUTINE");
        Instant now = Instant.EPOCH;
        return new Job(new JobId(1), tenant, JobState.ACTIVE, kept, Optional.empty(), 0, 1, "test", now, now);
    }

    Mappings mappings() {
        return (Mappings) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Mappings.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("open")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return open((Mappings.Use) arguments[1], (Content) arguments[2]);
                });
    }

    /** One record a line; of JSON one object whose members become fields as they stand. */
    private static Answer<Records> open(Mappings.Use use, Content content) throws IOException {
        if (use.name().filter("unknown"::equals).isPresent()) {
            return Answer.refused(Problem.of(Problem.Kind.NOT_FOUND, "there is no mapping unknown", "Make it"));
        }
        List<Mapped> records = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(content.bytes(), content.charset()))) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                Map<String, String> fields = new HashMap<>();
                for (String pair :
                        line.replaceAll("[{}\"]", "").split(content.format() == Content.Format.JSON ? "," : ";")) {
                    String[] both = pair.split("[:=]", 2);
                    fields.put(both[0].strip(), both.length > 1 ? both[1].strip() : "");
                }
                String original = line;
                records.add(new Mapped(number, number, () -> original, Answer.done(fields)));
            }
        }
        Iterator<Mapped> each = records.iterator();
        return Answer.done(new Records() {
            @Override
            public Optional<Mapped> next() {
                return each.hasNext() ? Optional.of(each.next()) : Optional.empty();
            }

            @Override
            public long skip(long count) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Optional<String> heading() {
                return Optional.empty();
            }

            @Override
            public Optional<Problem> brokenOff() {
                return Optional.empty();
            }

            @Override
            public int mappingVersion() {
                return 0;
            }

            @Override
            public void close() {
                // nothing is open
            }
        });
    }

    SenderNotices notices() {
        return (tenant, channel, sender, words) -> {
            synchronized (this) {
                if (away) {
                    return CompletableFuture.completedFuture(SenderNotices.Told.NOT_NOW);
                }
                told.add(new Told(tenant, channel, sender, words));
                return CompletableFuture.completedFuture(SenderNotices.Told.QUEUED);
            }
        };
    }
}

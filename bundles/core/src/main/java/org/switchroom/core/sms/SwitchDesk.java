package org.switchroom.core.sms;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.FieldText;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.KeyLines;
import org.switchroom.core.access.Permission;
import org.switchroom.sms.SmsSwitches;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/** Shows and sets the switches of a tenant; every set of them is a version, so that who changed what is kept. */
public final class SwitchDesk implements SmsSwitches {
    private final SwitchBook book;
    private final JournalWriter writer;
    private final Clock clock;

    public SwitchDesk(SwitchBook book, JournalWriter writer, Clock clock) {
        this.book = book;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public Answer<InForce> show(Caller caller) {
        return Permission.missing(caller, Scope.SMS_READ)
                .map(Answer::<InForce>refused)
                .orElseGet(() -> Answer.done(view(caller.tenant(), book.read(caller.tenant()))));
    }

    private static InForce view(String tenant, SwitchValues values) {
        return new InForce(
                tenant,
                values.version(),
                Stream.of(SwitchName.values())
                        .map(name -> new Switch(
                                name.number(), name.key(), name.meaning(), values.text(name), values.noEffect(name)))
                        .toList(),
                values.changed());
    }

    @Override
    public CompletionStage<Answer<InForce>> change(Caller caller, int seen, Map<String, String> written) {
        Optional<Problem> missing = Permission.missing(caller, Scope.SMS_WRITE);
        if (missing.isPresent()) {
            return completedFuture(Answer.refused(missing.get()));
        }
        Map<SwitchName, String> changes = new EnumMap<>(SwitchName.class);
        for (Map.Entry<String, String> one : written.entrySet()) {
            Optional<Problem> wrong = read(one.getKey(), one.getValue(), changes);
            if (wrong.isPresent()) {
                return completedFuture(Answer.refused(wrong.get()));
            }
        }
        String tenant = caller.tenant();
        SwitchValues before = book.read(tenant);
        if (before.version() != seen) {
            return completedFuture(Answer.refused(stale(before.version())));
        }
        SwitchValues after = before.with(changes);
        DocumentVersion version = new DocumentVersion(
                SwitchBook.document(tenant), seen + 1, text(after), caller.name(), "", clock.instant());
        return writer.write(Entry.of(
                        new Row.NewDocumentVersion(version),
                        new Row.Audit(caller.name(), "sms.switches", tenant, words(changes), version.at())))
                .thenApply(result -> {
                    book.forget(tenant);
                    if (result instanceof Written.Stored) {
                        Changed changed = new Changed(caller.name(), version.at());
                        return Answer.done(
                                view(tenant, new SwitchValues(seen + 1, after.values(), Optional.of(changed))));
                    }
                    return result instanceof Written.Conflict
                            ? Answer.refused(stale(seen + 1))
                            : Answer.refused(JournalWriter.unavailable(result.toString()));
                });
    }

    private static Optional<Problem> read(String key, String value, Map<SwitchName, String> changes) {
        Optional<SwitchName> name = SwitchName.of(key);
        if (name.isEmpty()) {
            return Optional.of(Problem.field(
                    key,
                    "the SMS service has no such switch",
                    "Known are "
                            + Arrays.stream(SwitchName.values())
                                    .map(known -> Integer.toString(known.number()))
                                    .collect(Collectors.joining(", "))));
        }
        changes.put(name.get(), value);
        return FieldText.text(key, value).or(() -> name.get()
                .wrong(value)
                .map(cause -> Problem.field(key, cause, name.get().meaning() + ". Nothing was changed")));
    }

    private static String text(SwitchValues values) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (SwitchName name : SwitchName.values()) {
            Optional.ofNullable(values.values().get(name))
                    .ifPresent(value -> lines.put(Integer.toString(name.number()), value));
        }
        return KeyLines.write(lines);
    }

    private static String words(Map<SwitchName, String> changes) {
        return changes.entrySet().stream()
                .map(change -> change.getKey().number() + "=" + change.getValue())
                .collect(Collectors.joining(", "));
    }

    private static Problem stale(int current) {
        return Problem.of(
                Problem.Kind.STALE,
                "the switches were changed meanwhile, their version is " + current + " or later",
                "Read them again and repeat the change on what they are now");
    }
}

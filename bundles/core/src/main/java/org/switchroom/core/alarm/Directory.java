package org.switchroom.core.alarm;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;
import org.switchroom.alarm.AlarmDirectory;
import org.switchroom.alarm.CentralStation;
import org.switchroom.alarm.Dealer;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.Chronicle;
import org.switchroom.core.FieldText;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.access.Permission;
import org.switchroom.store.DocumentName;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.trace.TimelineEntry;

/** Keeps central stations and dealers. */
final class Directory implements AlarmDirectory {
    private static final Set<String> STATION_FIELDS = Set.of("name", "numbers", "receives", "ways", "people");
    private static final Set<String> DEALER_FIELDS = Set.of("name", "trained");

    private final JournalWriter writer;
    private final Chronicle chronicle;
    private final StationBook stations;
    private final DealerBook dealers;
    private final StationNumbers numbers;
    private final Clock clock;

    Directory(
            JournalWriter writer,
            Chronicle chronicle,
            StationBook stations,
            DealerBook dealers,
            StationNumbers numbers,
            Clock clock) {
        this.writer = writer;
        this.chronicle = chronicle;
        this.stations = stations;
        this.dealers = dealers;
        this.numbers = numbers;
        this.clock = clock;
    }

    @Override
    public Answer<List<CentralStation>> stations(Caller caller) {
        return Permission.missing(caller, Scope.ALARMS_READ)
                .map(Answer::<List<CentralStation>>refused)
                .orElseGet(() -> Answer.done(List.copyOf(stations.all())));
    }

    @Override
    public Answer<CentralStation> station(Caller caller, String id) {
        return Permission.missing(caller, Scope.ALARMS_READ)
                .map(Answer::<CentralStation>refused)
                .orElseGet(() -> stations.get(id)
                        .map(Answer::done)
                        .orElseGet(() -> Answer.refused(Permission.notFound("central station", id))));
    }

    @Override
    public CompletionStage<Answer<CentralStation>> putStation(
            Caller caller, String id, int revision, Map<String, String> fields) {
        Optional<Problem> wrong = house(caller)
                .or(() -> FieldNames.unknown(fields, STATION_FIELDS))
                .or(() -> CentralStation.isId(id)
                        ? Optional.empty()
                        : Optional.of(Problem.field(
                                "id", "'" + id + "' is no id", "Use lower case letters, digits and '-'")));
        Optional<CentralStation> before = stations.get(id);
        if (wrong.isEmpty() && before.map(CentralStation::revision).orElse(0) != revision) {
            wrong = Optional.of(stale("central station " + id));
        }
        if (wrong.isPresent()) {
            return completedFuture(Answer.refused(wrong.get()));
        }
        return read(id, before, fields)
                .fold(
                        station -> write(
                                StationBook.document(id),
                                station.revision(),
                                StationBook.write(station),
                                caller,
                                Tenant.MAIN,
                                "central station " + id + " " + (before.isEmpty() ? "added" : "changed"),
                                station,
                                stations::adopt),
                        problem -> completedFuture(Answer.refused(problem)));
    }

    private Answer<CentralStation> read(String id, Optional<CentralStation> before, Map<String, String> fields) {
        String name = fields.getOrDefault(
                        "name", before.map(CentralStation::name).orElse(""))
                .strip();
        Optional<Problem> wrong = name.isEmpty()
                ? Optional.of(Problem.field("name", "it is missing or blank", "Send the station's name"))
                : FieldText.line("name", name);
        List<String> dialled = new ArrayList<>();
        for (String written : fields.containsKey("numbers")
                ? Flat.lines(fields.get("numbers"))
                : before.map(CentralStation::numbers).orElse(List.of())) {
            Optional<String> number = numbers.of(written);
            wrong = wrong.or(() -> number.isPresent()
                    ? Optional.empty()
                    : Optional.of(Problem.field(
                            "numbers", "'" + written + "' can not be dialled", "Send it with its country code")));
            number.ifPresent(dialled::add);
        }
        if (wrong.isPresent()) {
            return Answer.refused(wrong.get());
        }
        try {
            return Answer.done(new CentralStation(
                    id,
                    name,
                    dialled,
                    fields.containsKey("receives")
                            ? Flat.lines(fields.get("receives"))
                            : before.map(CentralStation::receives).orElse(List.of("Contact ID")),
                    fields.containsKey("ways")
                            ? StationBook.hops(fields.get("ways"))
                            : before.map(CentralStation::ways).orElse(List.of()),
                    fields.containsKey("people")
                            ? StationBook.hops(fields.get("people"))
                            : before.map(CentralStation::people).orElse(List.of()),
                    before.flatMap(CentralStation::lastTested),
                    before.map(CentralStation::revision).orElse(0) + 1,
                    clock.instant()));
        } catch (IllegalArgumentException notAWay) {
            return Answer.refused(Problem.of(
                    Problem.Kind.INVALID,
                    notAWay.getMessage(),
                    "Send numbers, or ways and people as lines such as 'email mailto:desk@example.org'"));
        }
    }

    /** The station has kissed off an event. */
    CompletionStage<Answer<CentralStation>> tested(CentralStation before, Instant at) {
        CentralStation after = new CentralStation(
                before.id(),
                before.name(),
                before.numbers(),
                before.receives(),
                before.ways(),
                before.people(),
                Optional.of(at),
                before.revision() + 1,
                at);
        DocumentVersion version = new DocumentVersion(
                StationBook.document(before.id()),
                after.revision(),
                StationBook.write(after),
                Chronicle.SWITCHROOM,
                "an event was kissed off",
                at);
        return writer.write(Entry.of(new Row.NewDocumentVersion(version)))
                .thenApply(written -> answer(written, after, version, "it", stations::adopt));
    }

    @Override
    public Answer<List<Dealer>> dealers(Caller caller) {
        return Permission.missing(caller, Scope.ALARMS_READ)
                .map(Answer::<List<Dealer>>refused)
                .orElseGet(() -> Answer.done(dealers.all().stream()
                        .filter(dealer -> caller.mayActFor(dealer.tenant()))
                        .toList()));
    }

    @Override
    public CompletionStage<Answer<Dealer>> apply(Caller caller, Map<String, String> fields) {
        Optional<Dealer> before = dealers.get(caller.tenant());
        String name =
                fields.getOrDefault("name", before.map(Dealer::name).orElse("")).strip();
        List<String> trained = fields.containsKey("trained")
                ? Flat.lines(fields.get("trained"))
                : before.map(Dealer::trained).orElse(List.of());
        Optional<Problem> wrong = Permission.missing(caller, Scope.ALARMS_WRITE)
                .or(() -> FieldNames.unknown(fields, DEALER_FIELDS))
                .or(() -> name.isEmpty()
                        ? Optional.of(Problem.field("name", "it is missing or blank", "Send the dealer's name"))
                        : FieldText.line("name", name))
                .or(() -> trained.stream()
                        .flatMap(member -> FieldText.line("trained", member).stream())
                        .findFirst());
        if (wrong.isPresent()) {
            return completedFuture(Answer.refused(wrong.get()));
        }
        return write(
                before,
                caller,
                new Dealer(
                        caller.tenant(),
                        name,
                        before.map(Dealer::state).orElse(Dealer.State.APPLIED),
                        trained,
                        before.map(Dealer::revision).orElse(0) + 1,
                        clock.instant()),
                before.isEmpty() ? "applied" : "changed");
    }

    @Override
    public CompletionStage<Answer<Dealer>> setDealer(Caller caller, String tenant, Dealer.State state) {
        Optional<Problem> wrong = house(caller);
        Optional<Dealer> before = dealers.get(tenant);
        if (wrong.isEmpty() && before.isEmpty()) {
            wrong = Optional.of(Permission.notFound("dealer", tenant));
        }
        if (wrong.isPresent()) {
            return completedFuture(Answer.refused(wrong.get()));
        }
        Dealer known = before.get();
        return write(
                before,
                caller,
                new Dealer(tenant, known.name(), state, known.trained(), known.revision() + 1, clock.instant()),
                state.name().toLowerCase(java.util.Locale.ROOT));
    }

    private CompletionStage<Answer<Dealer>> write(Optional<Dealer> before, Caller caller, Dealer after, String what) {
        return write(
                DealerBook.document(after.tenant()),
                after.revision(),
                DealerBook.write(after),
                caller,
                after.tenant(),
                "dealer " + after.tenant() + " " + what,
                after,
                dealers::adopt);
    }

    private <T> CompletionStage<Answer<T>> write(
            DocumentName document,
            int revision,
            String text,
            Caller caller,
            String tenant,
            String story,
            T after,
            Consumer<DocumentVersion> adopt) {
        Instant now = clock.instant();
        DocumentVersion version = new DocumentVersion(document, revision, text, caller.name(), story, now);
        return writer.write(Entry.of(
                        new Row.NewDocumentVersion(version),
                        new Row.Audit(caller.name(), document.kind(), document.name(), story, now),
                        chronicle.row(
                                tenant,
                                Optional.empty(),
                                Optional.empty(),
                                now,
                                caller.name(),
                                TimelineEntry.Kind.CHANGED,
                                story)))
                .thenApply(written -> answer(written, after, version, document.name(), adopt));
    }

    private static <T> Answer<T> answer(
            Written written, T after, DocumentVersion version, String what, Consumer<DocumentVersion> adopt) {
        if (written instanceof Written.Stored) {
            adopt.accept(version);
            return Answer.done(after);
        }
        return Answer.refused(
                written instanceof Written.Conflict ? stale(what) : JournalWriter.unavailable(written.toString()));
    }

    private static Problem stale(String what) {
        return Problem.of(
                Problem.Kind.STALE,
                what + " was changed meanwhile",
                "Read it again and repeat the change on what it is");
    }

    /** The directory is the house's: who changes it acts for every tenant. */
    private static Optional<Problem> house(Caller caller) {
        return Permission.missing(caller, Scope.ALARMS_WRITE)
                .or(() -> caller.everyTenant()
                        ? Optional.empty()
                        : Optional.of(Problem.of(
                                Problem.Kind.FORBIDDEN,
                                caller.name() + " does not act for every tenant",
                                "Ask those who run the relay")));
    }
}

package org.switchroom.core.alarm;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.alarm.AlarmDirectory;
import org.switchroom.alarm.CentralStation;
import org.switchroom.alarm.Dealer;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.FieldText;
import org.switchroom.core.access.Permission;

/** Keeps central stations and dealers: who may see and change them. Any thread. */
final class Directory implements AlarmDirectory {
    private static final Set<String> DEALER_FIELDS = Set.of("name", "trained");

    private final DirectoryWriter writer;
    private final StationBook stations;
    private final DealerBook dealers;
    private final StationFields stationFields;
    private final Clock clock;

    Directory(
            DirectoryWriter writer,
            StationBook stations,
            DealerBook dealers,
            StationFields stationFields,
            Clock clock) {
        this.writer = writer;
        this.stations = stations;
        this.dealers = dealers;
        this.stationFields = stationFields;
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
                .or(() -> StationFields.unknown(fields))
                .or(() -> CentralStation.isId(id)
                        ? Optional.empty()
                        : Optional.of(Problem.field(
                                "id", "'" + id + "' is no id", "Use lower case letters, digits and '-'")));
        Optional<CentralStation> before = stations.get(id);
        if (wrong.isEmpty() && before.map(CentralStation::revision).orElse(0) != revision) {
            wrong = Optional.of(DirectoryWriter.stale("central station " + id));
        }
        if (wrong.isPresent()) {
            return completedFuture(Answer.refused(wrong.get()));
        }
        return stationFields
                .read(id, before, fields, clock.instant())
                .fold(
                        station -> writer.write(station, caller, before.isEmpty() ? "added" : "changed"),
                        problem -> completedFuture(Answer.refused(problem)));
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
        Dealer after = new Dealer(
                caller.tenant(),
                name,
                before.map(Dealer::state).orElse(Dealer.State.APPLIED),
                trained,
                before.map(Dealer::revision).orElse(0) + 1,
                clock.instant());
        return writer.write(after, caller, before.isEmpty() ? "applied" : "changed");
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
        Dealer after = new Dealer(tenant, known.name(), state, known.trained(), known.revision() + 1, clock.instant());
        return writer.write(after, caller, state.name().toLowerCase(Locale.ROOT));
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

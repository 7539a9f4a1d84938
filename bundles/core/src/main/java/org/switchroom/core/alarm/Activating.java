package org.switchroom.core.alarm;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.switchroom.access.Caller;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmAccount.Panel;
import org.switchroom.alarm.AlarmAccount.Relay;
import org.switchroom.alarm.AlarmAccount.State;
import org.switchroom.alarm.AlarmAccounts.Activation;
import org.switchroom.alarm.AlarmTiming;
import org.switchroom.alarm.CentralStation;
import org.switchroom.alarm.Dealer;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;

/** Has a system monitored: whoever does that names its central station, and shows the panel's label. */
final class Activating {
    private static final int MOST_TRIES = 5;

    private final AccountWriter writer;
    private final StationBook stations;
    private final DealerBook dealers;
    private final StationNumbers numbers;
    private final Alert alert;
    private final Clock clock;

    Activating(
            AccountWriter writer,
            StationBook stations,
            DealerBook dealers,
            StationNumbers numbers,
            Alert alert,
            Clock clock) {
        this.writer = writer;
        this.stations = stations;
        this.dealers = dealers;
        this.numbers = numbers;
        this.alert = alert;
        this.clock = clock;
    }

    CompletionStage<Answer<AlarmAccount>> activate(Caller caller, AlarmAccount account, Activation activation) {
        String number = activation.account().strip().toUpperCase(Locale.ROOT);
        Optional<CentralStation> station = numbers.of(activation.stationNumber())
                .flatMap(dialled -> stations.all().stream()
                        .filter(it -> it.numbers().contains(dialled))
                        .findFirst());
        Optional<Problem> problem = problem(account, activation, number, station);
        if (problem.isPresent()) {
            return completedFuture(Answer.refused(problem.get()));
        }
        String crc = activation.crc().strip().toUpperCase(Locale.ROOT);
        if (!account.panel().flatMap(Panel::crc).equals(Optional.of(crc))) {
            return wrongCrc(caller, account);
        }
        AlarmTiming timing = account.timing().withLifeSafetyAtOnce(activation.lifeSafetyAtOnce());
        AlarmAccount after =
                next(account, Optional.of(new Relay(station.orElseThrow().id(), number)), State.UNTESTED, 0, timing);
        return writer.write(
                Optional.of(account),
                after,
                Optional.empty(),
                caller.name(),
                "activated: to " + station.get().name() + " as account " + number + "; life-safety at once "
                        + (activation.lifeSafetyAtOnce() ? "confirmed" : "declined"));
    }

    private Optional<Problem> problem(
            AlarmAccount account, Activation activation, String number, Optional<CentralStation> station) {
        Optional<Dealer> dealer = dealers.get(account.tenant());
        if (account.state() == State.LOCKED) {
            return Optional.of(Problem.of(
                    Problem.Kind.CONFLICT,
                    "system " + account.id() + " is locked: its CRC was wrong five times",
                    "An administrator unlocks it with alarm:activate --off"));
        } else if (dealer.filter(Dealer::mayActivate).isEmpty()) {
            return Optional.of(Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "dealer " + account.tenant() + " "
                            + dealer.map(it -> it.state() == Dealer.State.APPROVED
                                            ? "has no trained member of its team"
                                            : "is " + it.state().name().toLowerCase(Locale.ROOT))
                                    .orElse("has not applied"),
                    "The dealer applies and names a trained member; who runs the relay approves it"));
        } else if (station.isEmpty()) {
            return Optional.of(Problem.field(
                    "stationNumber",
                    "no central station of the directory has this number",
                    "Choose one of the directory, or have yours added by who runs the relay"));
        } else if (!Relay.isNumber(number)) {
            return Optional.of(Problem.field(
                    "account",
                    "an account at a central station has exactly four digits 0-9 or B-F",
                    "Send it as the central station gave it"));
        } else if (!Panel.isCrc(activation.crc().strip().toUpperCase(Locale.ROOT))) {
            return Optional.of(Problem.field(
                    "crc", "a panel's CRC has four hexadecimal digits", "Send it as the panel's label has it"));
        } else if (account.panel().flatMap(Panel::crc).isEmpty()) {
            return Optional.of(Problem.of(
                    Problem.Kind.CONFLICT,
                    "the system has no panel, or nobody has entered its CRC",
                    "Enter the panel; who runs the relay enters its CRC"));
        }
        return Optional.empty();
    }

    private CompletionStage<Answer<AlarmAccount>> wrongCrc(Caller caller, AlarmAccount account) {
        int tries = account.wrongTries() + 1;
        boolean locked = tries >= MOST_TRIES;
        AlarmAccount after =
                next(account, account.relay(), locked ? State.LOCKED : account.state(), tries, account.timing());
        if (locked) {
            alert.tell(
                    account.tenant(),
                    "locked " + account.id(),
                    "A system is locked",
                    "System " + account.id() + " " + account.name() + ": the panel's CRC was wrong " + MOST_TRIES
                            + " times\nLook: alarm:accounts " + account.id());
        }
        return writer.write(
                        Optional.of(account),
                        after,
                        Optional.empty(),
                        caller.name(),
                        "activation in vain, the panel's CRC was wrong: try " + tries + " of " + MOST_TRIES
                                + (locked ? "; locked" : ""))
                .thenApply(written -> written.fold(
                        stored -> Answer.refused(Problem.field(
                                "crc",
                                "it is not this panel's CRC; " + (MOST_TRIES - tries) + " tries are left",
                                locked ? "An administrator unlocks the system" : "Read it from the panel's label")),
                        Answer::refused));
    }

    CompletionStage<Answer<AlarmAccount>> deactivate(Caller caller, AlarmAccount account) {
        if (account.state() == State.LOCKED && !caller.everyTenant()) {
            return completedFuture(Answer.refused(Problem.of(
                    Problem.Kind.FORBIDDEN, "system " + account.id() + " is locked", "An administrator unlocks it")));
        }
        if (account.state() == State.LOCKED) {
            State unlocked = account.relay().isPresent() ? State.UNTESTED : State.NOT_MONITORED;
            AlarmAccount after = next(account, account.relay(), unlocked, 0, account.timing());
            return writer.write(Optional.of(account), after, Optional.empty(), caller.name(), "unlocked");
        }
        AlarmAccount after = next(account, Optional.empty(), State.NOT_MONITORED, 0, account.timing());
        return writer.write(Optional.of(account), after, Optional.empty(), caller.name(), "not monitored any more");
    }

    private AlarmAccount next(AlarmAccount account, Optional<Relay> relay, State state, int tries, AlarmTiming timing) {
        return new AlarmAccount(
                account.id(),
                account.tenant(),
                account.name(),
                account.panel(),
                relay,
                state,
                tries,
                timing,
                account.zones(),
                account.onTestUntil(),
                account.revision() + 1,
                account.createdAt(),
                clock.instant());
    }
}

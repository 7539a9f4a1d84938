package org.switchroom.route.intakehttp;

import static org.switchroom.access.Scope.ALARMS_WRITE;
import static org.switchroom.route.intakehttp.Endpoint.Content.FIELDS;
import static org.switchroom.route.intakehttp.Endpoint.Content.NONE;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.switchroom.alarm.AccountId;
import org.switchroom.alarm.AlarmAccounts;
import org.switchroom.alarm.AlarmAccounts.Activation;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;

/** {@code /api/alarm-systems/{id}/…}: the steps of a system, from its activation to a test of it. */
final class AlarmSystemStepsResource extends Resource {
    private static final Set<String> ACTIVATION = Set.of("stationNumber", "account", "crc", "lifeSafetyAtOnce");

    private final AlarmAccounts accounts;

    AlarmSystemStepsResource(AlarmAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                                "alarm-systems-activate",
                                "POST",
                                "/alarm-systems/{id}/activation",
                                ALARMS_WRITE,
                                FIELDS,
                                List.of(),
                                "Has it monitored: the station's number, the account there and the panel's CRC",
                                this::activate)
                        .taking(AlarmSystemJson.ACTIVATION)
                        .giving(AlarmSystemJson.SHAPE),
                new Endpoint(
                                "alarm-systems-deactivation",
                                "POST",
                                "/alarm-systems/{id}/deactivation",
                                ALARMS_WRITE,
                                NONE,
                                List.of(),
                                "Not monitored any more; unlocks, for administrators",
                                this::deactivate)
                        .giving(AlarmSystemJson.SHAPE),
                new Endpoint(
                                "alarm-systems-on-test",
                                "POST",
                                "/alarm-systems/{id}/on-test",
                                ALARMS_WRITE,
                                FIELDS,
                                List.of(),
                                "Keeps what comes from being relayed for so many minutes; 0 ends it",
                                this::onTest)
                        .taking(AlarmSystemJson.ON_TEST)
                        .giving(AlarmSystemJson.SHAPE),
                new Endpoint(
                                "alarm-systems-test",
                                "POST",
                                "/alarm-systems/{id}/test",
                                ALARMS_WRITE,
                                NONE,
                                List.of(),
                                "Sends a manual test (601) to the central station, at once",
                                this::test)
                        .giving(AlarmJson.EVENT));
    }

    CompletionStage<Reply> activate(Request request) {
        return withId(
                request,
                AccountId::parse,
                id -> with(
                        request,
                        Fields.read(request.body(), Set.of()),
                        fields -> with(
                                request,
                                activation(fields),
                                activation -> reply(
                                        request,
                                        accounts.activate(request.caller(), id, activation),
                                        account -> AlarmSystemsResource.system(200, account)))));
    }

    private static Answer<Activation> activation(Fields fields) {
        Optional<Problem> problem = fields.unknownBeside(ACTIVATION);
        for (String name : List.of("stationNumber", "account", "crc")) {
            problem = problem.or(() -> fields.value(name).orElse("").isBlank()
                    ? Optional.of(Problem.field(name, "it is missing", "Send stationNumber, account and crc"))
                    : Optional.empty());
        }
        String atOnce = fields.value("lifeSafetyAtOnce").orElse("");
        problem = problem.or(() -> atOnce.equals("true") || atOnce.equals("false")
                ? Optional.empty()
                : Optional.of(Problem.field(
                        "lifeSafetyAtOnce",
                        "the dealer has to confirm it or to decline it",
                        "Send true: fire, medical, panic, hold-up and gas go without delay; or false")));
        return problem.<Answer<Activation>>map(Answer::refused)
                .orElseGet(() -> Answer.done(new Activation(
                        fields.value("stationNumber").orElse(""),
                        fields.value("account").orElse(""),
                        fields.value("crc").orElse(""),
                        atOnce.equals("true"))));
    }

    CompletionStage<Reply> deactivate(Request request) {
        return withId(
                request,
                AccountId::parse,
                id -> reply(
                        request,
                        accounts.deactivate(request.caller(), id),
                        account -> AlarmSystemsResource.system(200, account)));
    }

    CompletionStage<Reply> onTest(Request request) {
        return withId(
                request,
                AccountId::parse,
                id -> with(
                        request,
                        Fields.read(request.body(), Set.of()),
                        fields -> with(
                                request,
                                minutes(fields),
                                howLong -> reply(
                                        request,
                                        accounts.onTest(request.caller(), id, howLong),
                                        account -> AlarmSystemsResource.system(200, account)))));
    }

    private static Answer<Duration> minutes(Fields fields) {
        String text = fields.value("minutes").orElse("");
        Optional<Problem> problem = fields.unknownBeside(Set.of("minutes"))
                .or(() -> text.matches("[0-9]{1,4}")
                        ? Optional.empty()
                        : Optional.of(Problem.field("minutes", "it is no number of minutes", "Send 0 to 1440")));
        return problem.<Answer<Duration>>map(Answer::refused)
                .orElseGet(() -> Answer.done(Duration.ofMinutes(Long.parseLong(text))));
    }

    CompletionStage<Reply> test(Request request) {
        return withId(
                request,
                AccountId::parse,
                id -> reply(
                        request,
                        accounts.sendTest(request.caller(), id),
                        event -> Reply.json(200, JsonText.of(event, AlarmJson::write))));
    }
}

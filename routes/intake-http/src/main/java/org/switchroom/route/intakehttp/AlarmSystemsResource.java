package org.switchroom.route.intakehttp;

import static org.switchroom.access.Scope.ALARMS_READ;
import static org.switchroom.access.Scope.ALARMS_WRITE;
import static org.switchroom.route.intakehttp.Endpoint.Content.FIELDS;
import static org.switchroom.route.intakehttp.Endpoint.Content.NONE;
import static org.switchroom.route.intakehttp.Endpoint.Content.PATCH;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.switchroom.alarm.AccountId;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmAccounts;
import org.switchroom.alarm.AlarmAccounts.Activation;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;

/** {@code /api/alarm-systems}: what a dealer has installed, and its activation. */
final class AlarmSystemsResource extends Resource {
    static final Set<String> LISTS = Set.of("delays", "restoreAborts", "cancelAborts", "zones");
    private static final List<String> FILTERS = List.of("state", "text", "after", "limit");
    private static final Set<String> ACTIVATION = Set.of("stationNumber", "account", "crc", "lifeSafetyAtOnce");

    private final AlarmAccounts accounts;

    AlarmSystemsResource(AlarmAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                                "alarm-systems-create",
                                "POST",
                                "/alarm-systems",
                                ALARMS_WRITE,
                                FIELDS,
                                List.of(),
                                "A new system, with or without a panel",
                                this::create)
                        .taking(AlarmSystemJson.NEW)
                        .making(AlarmSystemJson.SHAPE),
                new Endpoint(
                                "alarm-systems-list",
                                "GET",
                                "/alarm-systems",
                                ALARMS_READ,
                                NONE,
                                FILTERS,
                                "All systems of the dealer, newest first",
                                this::list)
                        .giving(AlarmSystemJson.PAGE),
                new Endpoint(
                                "alarm-systems-show",
                                "GET",
                                "/alarm-systems/{id}",
                                ALARMS_READ,
                                NONE,
                                List.of(),
                                "One system",
                                this::show)
                        .giving(AlarmSystemJson.SHAPE),
                new Endpoint(
                                "alarm-systems-change",
                                "PATCH",
                                "/alarm-systems/{id}",
                                ALARMS_WRITE,
                                PATCH,
                                List.of(),
                                "Changes fields; If-Match is needed",
                                this::change)
                        .taking(AlarmSystemJson.PATCH)
                        .giving(AlarmSystemJson.SHAPE),
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
                step("deactivation", "Not monitored any more; unlocks, for administrators", accounts::deactivate),
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
                        .giving(AlarmJson.EVENT),
                new Endpoint(
                                "alarm-systems-zones",
                                "GET",
                                "/alarm-systems/{id}/zones",
                                ALARMS_READ,
                                NONE,
                                List.of(),
                                "The zones for the central station's record, those without a name flagged",
                                this::zones)
                        .giving(AlarmSystemJson.ZONES));
    }

    private interface Step {
        CompletionStage<Answer<AlarmAccount>> take(org.switchroom.access.Caller caller, AccountId id);
    }

    private static Endpoint step(String word, String summary, Step step) {
        return new Endpoint(
                        "alarm-systems-" + word,
                        "POST",
                        "/alarm-systems/{id}/" + word,
                        ALARMS_WRITE,
                        NONE,
                        List.of(),
                        summary,
                        request -> withId(
                                request,
                                AccountId::parse,
                                id -> reply(request, step.take(request.caller(), id), account -> system(200, account))))
                .giving(AlarmSystemJson.SHAPE);
    }

    /** Lists go on as lines; one that is empty says "none". */
    static Map<String, String> lines(Fields fields) {
        Map<String, String> all = new LinkedHashMap<>(fields.values());
        fields.lists().forEach((name, items) -> all.put(name, String.join("\n", items)));
        return all;
    }

    CompletionStage<Reply> create(Request request) {
        return with(
                request,
                Fields.read(request.body(), LISTS),
                fields ->
                        reply(request, accounts.create(request.caller(), none(fields)), account -> system(201, account)
                                .with("Location", "/api/alarm-systems/" + account.id())));
    }

    /** No class at all is another thing than the usual ones. */
    private static Map<String, String> none(Fields fields) {
        Map<String, String> all = lines(fields);
        for (String name : List.of("restoreAborts", "cancelAborts")) {
            if (fields.lists().getOrDefault(name, List.of("")).isEmpty()) {
                all.put(name, "-");
            }
        }
        return all;
    }

    CompletionStage<Reply> list(Request request) {
        Query query = new Query(request.query(), FILTERS);
        AlarmAccounts.Filter filter = new AlarmAccounts.Filter(
                query.oneOf("state", AlarmAccount.State.class), query.text("text"), query.after(), query.limit());
        return query.problem()
                .map(problem -> refused(problem, request))
                .orElseGet(() -> reply(
                        request,
                        accounts.list(request.caller(), filter),
                        page -> Reply.json(200, JsonText.page(page, AlarmSystemJson::write))));
    }

    CompletionStage<Reply> show(Request request) {
        return withId(
                request,
                AccountId::parse,
                id -> reply(request, accounts.show(request.caller(), id), account -> system(200, account)));
    }

    CompletionStage<Reply> change(Request request) {
        return withId(
                request,
                AccountId::parse,
                id -> with(
                        request,
                        Preconditions.neededRevision(request),
                        revision -> with(
                                request,
                                Fields.read(request.body(), LISTS),
                                fields -> reply(
                                        request,
                                        accounts.change(request.caller(), id, revision, none(fields)),
                                        account -> system(200, account)))));
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
                                        account -> system(200, account)))));
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
                                        account -> system(200, account)))));
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

    CompletionStage<Reply> zones(Request request) {
        return withId(
                request,
                AccountId::parse,
                id -> reply(
                        request,
                        accounts.zones(request.caller(), id),
                        zones -> Reply.json(200, JsonText.list(zones, AlarmSystemJson::write))));
    }

    private static Reply system(int status, AlarmAccount account) {
        return Reply.json(status, JsonText.of(account, AlarmSystemJson::write))
                .with("ETag", Preconditions.tag(account.revision()));
    }
}

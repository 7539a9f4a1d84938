package org.switchroom.route.intakehttp;

import static org.switchroom.access.Scope.ALARMS_READ;
import static org.switchroom.access.Scope.ALARMS_SEND;
import static org.switchroom.route.intakehttp.Endpoint.Content.FIELDS;
import static org.switchroom.route.intakehttp.Endpoint.Content.NONE;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.switchroom.alarm.AccountId;
import org.switchroom.alarm.AlarmAccounts;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEventId;
import org.switchroom.alarm.AlarmEvents;
import org.switchroom.alarm.PanelIntake;
import org.switchroom.alarm.PanelReport;
import org.switchroom.answer.Answer;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Problem;
import org.switchroom.message.Content;

/** {@code /api/alarms}, where panels and gateways that speak HTTP report, and {@code /api/alarm-events}. */
final class AlarmsResource extends Resource {
    private static final List<String> FILTERS = List.of("account", "state", "after", "limit");
    private static final Set<String> FIELDS_OF_ALARM =
            Set.of("panel", "code", "qualifier", "partition", "zone", "sequence", "at");

    private final PanelIntake panels;
    private final AlarmAccounts accounts;
    private final AlarmEvents events;
    private final PanelSignature signature;
    private final Clock clock;

    AlarmsResource(PanelIntake panels, AlarmAccounts accounts, AlarmEvents events, Clock clock) {
        this.panels = panels;
        this.accounts = accounts;
        this.events = events;
        this.signature = new PanelSignature(clock);
        this.clock = clock;
    }

    @Override
    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                                "alarms-send",
                                "POST",
                                "/alarms",
                                ALARMS_SEND,
                                FIELDS,
                                List.of(),
                                "An event of a panel, in the words of Contact ID; answered when it is on disk",
                                this::send)
                        .taking(AlarmJson.NEW)
                        .making(AlarmJson.TAKEN),
                new Endpoint(
                                "alarm-events-list",
                                "GET",
                                "/alarm-events",
                                ALARMS_READ,
                                NONE,
                                FILTERS,
                                "Events, newest first",
                                this::list)
                        .giving(AlarmJson.PAGE),
                new Endpoint(
                                "alarm-events-show",
                                "GET",
                                "/alarm-events/{id}",
                                ALARMS_READ,
                                NONE,
                                List.of(),
                                "One event",
                                this::show)
                        .giving(AlarmJson.EVENT),
                new Endpoint(
                                "alarm-events-explain",
                                "GET",
                                "/alarm-events/{id}/explanation",
                                ALARMS_READ,
                                NONE,
                                List.of(),
                                "Why an event is where it is, and the story of its message",
                                this::explain)
                        .giving(AlarmJson.LINES));
    }

    CompletionStage<Reply> send(Request request) {
        return with(
                request,
                Fields.read(request.body(), Set.of()),
                fields -> with(
                        request,
                        Keys.of(request),
                        key -> with(request, report(request, fields, key), report -> take(request, report))));
    }

    private CompletionStage<Reply> take(Request request, PanelReport report) {
        if (!accounts.mayBring(request.caller(), report.account())) {
            return refused(unknown(report, "Check the panel's account"), request);
        }
        Optional<Problem> problem = signature.problem(request, panels.access(report.account()));
        if (problem.isPresent()) {
            return refused(problem.get(), request);
        }
        return panels.receive(report).thenApply(taken -> switch (taken) {
            case STORED -> taken(201, taken);
            case DUPLICATE -> taken(201, taken).with("Idempotency-Replayed", "true");
            case QUARANTINED -> taken(202, taken);
            case QUARANTINED_SILENTLY ->
                Reply.of(unknown(report, "It is kept in quarantine; enter the panel"), request);
            case UNUSABLE ->
                Reply.of(
                        Problem.field("panel", "it is no account of a panel", "Send 3 to 16 hexadecimal digits"),
                        request);
            case TRY_LATER ->
                Reply.of(
                        Problem.of(Problem.Kind.UNAVAILABLE, "the event is not stored", "Send it again in a moment"),
                        request);
        });
    }

    private static Problem unknown(PanelReport report, String nextStep) {
        return Problem.of(Problem.Kind.NOT_FOUND, "no system has the panel " + Quote.of(report.account()), nextStep);
    }

    private static Reply taken(int status, PanelIntake.Taken taken) {
        return Reply.json(status, JsonText.of(taken, AlarmJson::write));
    }

    private Answer<PanelReport> report(Request request, Fields fields, Optional<IdempotencyKey> key) {
        Optional<Problem> unknown = fields.unknownBeside(FIELDS_OF_ALARM);
        String panel = fields.value("panel").orElse("").strip().toUpperCase(Locale.ROOT);
        String code = fields.value("code").orElse("").strip();
        Optional<Problem> problem = unknown.or(() -> code.matches("[0-9]{3}")
                        ? Optional.empty()
                        : Optional.of(
                                Problem.field("code", "an event code has three digits", "Send one such as \"130\"")))
                .or(() -> panel.isEmpty()
                        ? Optional.of(Problem.field("panel", "it is missing", "Send the panel's account"))
                        : Optional.empty())
                .or(() -> number(fields, "qualifier", "1|3|6", "1 (new, opening), 3 (restored, closing) or 6 (still)"))
                .or(() -> number(fields, "partition", "[0-9]{1,2}", "0 to 99"))
                .or(() -> number(fields, "zone", "[0-9]{1,3}", "0 to 999"))
                .or(() -> number(fields, "sequence", "[0-9]{1,4}", "0 to 9999"))
                .or(() -> at(fields).isEmpty() && !fields.value("at").orElse("").isEmpty()
                        ? Optional.of(Problem.field("at", "it is no time", "Send ISO 8601 with offset"))
                        : Optional.empty());
        if (problem.isPresent()) {
            return Answer.refused(problem.get());
        }
        Content.Alarm alarm = new Content.Alarm(
                panel, (int) value(fields, "qualifier", 1), code, (int) value(fields, "partition", 0), (int)
                        value(fields, "zone", 0));
        return Answer.done(new PanelReport(
                "api",
                panel,
                Optional.of((int) value(fields, "sequence", 0)).filter(number -> number > 0),
                key.map(it -> it.client() + "/" + it.key()),
                List.of(alarm),
                new String(request.body(), StandardCharsets.UTF_8),
                at(fields),
                clock.instant(),
                Map.of()));
    }

    private static Optional<Problem> number(Fields fields, String name, String shape, String expected) {
        String text = fields.value(name).orElse("").strip();
        return text.isEmpty() || text.matches(shape)
                ? Optional.empty()
                : Optional.of(Problem.field(name, "it is not " + expected, "Send " + expected));
    }

    private static long value(Fields fields, String name, long usual) {
        String text = fields.value(name).orElse("").strip();
        return text.isEmpty() ? usual : Long.parseLong(text);
    }

    private static Optional<Instant> at(Fields fields) {
        try {
            return fields.value("at").filter(text -> !text.isEmpty()).map(text -> OffsetDateTime.parse(text)
                    .toInstant());
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    CompletionStage<Reply> list(Request request) {
        Query query = new Query(request.query(), FILTERS);
        Optional<String> account = query.text("account");
        AlarmEvents.Filter filter = new AlarmEvents.Filter(
                account.flatMap(AccountId::parse),
                query.oneOf("state", AlarmEvent.State.class),
                query.after(),
                query.limit());
        Optional<Problem> problem = query.problem()
                .or(() -> account.isPresent() && filter.account().isEmpty()
                        ? Optional.of(Problem.field("account", "it is not the id of a system", "Send its id"))
                        : Optional.empty());
        return problem.map(found -> refused(found, request))
                .orElseGet(() -> reply(
                        request,
                        events.list(request.caller(), filter),
                        page -> Reply.json(200, JsonText.page(page, AlarmJson::write))));
    }

    CompletionStage<Reply> show(Request request) {
        return withId(
                request,
                AlarmEventId::parse,
                id -> reply(
                        request,
                        events.show(request.caller(), id),
                        event -> Reply.json(200, JsonText.of(event, AlarmJson::write))));
    }

    CompletionStage<Reply> explain(Request request) {
        return withId(
                request,
                AlarmEventId::parse,
                id -> reply(
                        request,
                        events.explain(request.caller(), id),
                        lines -> Reply.json(200, JsonText.of(lines, AlarmJson::lines))));
    }
}

package org.switchroom.route.intakehttp;

import static org.switchroom.access.Scope.ALARMS_READ;
import static org.switchroom.access.Scope.ALARMS_WRITE;
import static org.switchroom.route.intakehttp.Endpoint.Content.FIELDS;
import static org.switchroom.route.intakehttp.Endpoint.Content.NONE;
import static org.switchroom.route.intakehttp.Endpoint.Content.PATCH;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.switchroom.alarm.AccountId;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmAccounts;

/** {@code /api/alarm-systems}: what a dealer has installed. */
final class AlarmSystemsResource extends Resource {
    static final Set<String> LISTS = Set.of("delays", "restoreAborts", "cancelAborts", "zones");
    private static final List<String> FILTERS = List.of("state", "text", "after", "limit");

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

    CompletionStage<Reply> zones(Request request) {
        return withId(
                request,
                AccountId::parse,
                id -> reply(
                        request,
                        accounts.zones(request.caller(), id),
                        zones -> Reply.json(200, JsonText.list(zones, AlarmSystemJson::write))));
    }

    static Reply system(int status, AlarmAccount account) {
        return Reply.json(status, JsonText.of(account, AlarmSystemJson::write))
                .with("ETag", Preconditions.tag(account.revision()));
    }
}

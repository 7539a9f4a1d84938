package org.switchroom.route.intakehttp;

import static org.switchroom.access.Scope.PARTIES_READ;
import static org.switchroom.access.Scope.PARTIES_WRITE;
import static org.switchroom.route.intakehttp.Endpoint.Content.FIELDS;
import static org.switchroom.route.intakehttp.Endpoint.Content.NONE;
import static org.switchroom.route.intakehttp.Endpoint.Content.PATCH;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.switchroom.party.Parties;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.party.PartyKind;

/** {@code /api/parties}. */
final class PartiesResource extends Resource {
    private static final List<String> FILTERS = List.of("kind", "text", "after", "limit");

    private final Parties parties;

    PartiesResource(Parties parties) {
        this.parties = parties;
    }

    @Override
    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                                "parties-create",
                                "POST",
                                "/parties",
                                PARTIES_WRITE,
                                FIELDS,
                                List.of(),
                                "A new customer, location, alarm company, service provider or person",
                                this::create)
                        .taking(PartyJson.NEW)
                        .making(PartyJson.SHAPE),
                new Endpoint("parties-list", "GET", "/parties", PARTIES_READ, NONE, FILTERS, "Parties", this::list)
                        .giving(PartyJson.PAGE),
                new Endpoint(
                                "parties-show",
                                "GET",
                                "/parties/{id}",
                                PARTIES_READ,
                                NONE,
                                List.of(),
                                "One party",
                                this::show)
                        .giving(PartyJson.SHAPE),
                new Endpoint(
                                "parties-change",
                                "PATCH",
                                "/parties/{id}",
                                PARTIES_WRITE,
                                PATCH,
                                List.of(),
                                "Changes fields; If-Match is needed",
                                this::change)
                        .taking(PartyJson.PATCH)
                        .giving(PartyJson.SHAPE));
    }

    CompletionStage<Reply> create(Request request) {
        return with(
                request,
                Fields.read(request.body(), Set.of()),
                fields -> with(
                        request,
                        Keys.of(request),
                        key -> made(request, parties.create(request.caller(), fields.values(), key), party -> party(
                                        201, party)
                                .with("Location", "/api/parties/" + party.id()))));
    }

    CompletionStage<Reply> list(Request request) {
        Query query = new Query(request.query(), FILTERS);
        Parties.Filter filter = new Parties.Filter(
                query.oneOf("kind", PartyKind.class), query.text("text"), query.after(), query.limit());
        return query.problem()
                .map(problem -> refused(problem, request))
                .orElseGet(() -> reply(
                        request,
                        parties.list(request.caller(), filter),
                        page -> Reply.json(200, JsonText.page(page, PartyJson::write))));
    }

    CompletionStage<Reply> show(Request request) {
        return withId(
                request,
                PartyId::parse,
                id -> reply(
                        request,
                        parties.show(request.caller(), id),
                        party -> Preconditions.isKnown(request, party.revision())
                                ? Reply.empty(304).with("ETag", Preconditions.tag(party.revision()))
                                : party(200, party)));
    }

    CompletionStage<Reply> change(Request request) {
        return withId(
                request,
                PartyId::parse,
                id -> with(
                        request,
                        Preconditions.neededRevision(request),
                        revision -> with(
                                request,
                                Fields.read(request.body(), Set.of()),
                                fields -> reply(
                                        request,
                                        parties.change(request.caller(), id, revision, fields.values()),
                                        party -> party(200, party)))));
    }

    private static Reply party(int status, Party party) {
        return Reply.json(status, JsonText.of(party, PartyJson::write))
                .with("ETag", Preconditions.tag(party.revision()));
    }
}

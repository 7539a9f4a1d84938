package org.switchroom.route.intakehttp;

import static org.switchroom.access.Scope.ALARMS_READ;
import static org.switchroom.access.Scope.ALARMS_WRITE;
import static org.switchroom.route.intakehttp.Endpoint.Content.FIELDS;
import static org.switchroom.route.intakehttp.Endpoint.Content.NONE;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.switchroom.alarm.AlarmDirectory;
import org.switchroom.alarm.CentralStation;
import org.switchroom.alarm.Dealer;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.routing.Hop;

/** {@code /api/central-stations} and {@code /api/dealers}: who takes part in the relay. */
final class AlarmDirectoryResource extends Resource {
    private static final Set<String> STATION_LISTS = Set.of("numbers", "receives", "ways", "people");

    private static final Shape STATION = Shape.object()
            .needs("id", Shape.text("Lower case letters, digits and '-'"))
            .needs("name", Shape.text("As people know it"))
            .needs("numbers", lines("In the order in which they are dialled"))
            .needs("receives", lines("What it takes, such as Contact ID"))
            .needs("ways", lines("Further ways to the station: a channel and an address; {account} for the account"))
            .needs("people", lines("Who is told when it can not be reached: a channel and an address"))
            .may("lastTested", Shape.time("When an event was last kissed off"))
            .needs("revision", Shape.count("Counts from 1; the ETag"))
            .needs("changedAt", Shape.time("When it was last changed"))
            .named("CentralStation");

    private static final Shape NEW_STATION = Shape.object()
            .may("name", Shape.text("As people know it").with("maxLength", 200))
            .may("numbers", lines("In the order in which they are dialled"))
            .may("receives", lines("What it takes; Contact ID when left out"))
            .may("ways", lines("Further ways: a channel and an address, such as 'dc09-vienna dc09:{account}'"))
            .may("people", lines("Who is told at last, such as 'email mailto:desk@example.org'"))
            .nothingElse()
            .named("CentralStationChange");

    private static final Shape DEALER = Shape.object()
            .needs("tenant", Shape.text("Its own"))
            .needs("name", Shape.text("As people know it"))
            .needs("state", Shape.oneOf(Dealer.State.values(), "Whether it may activate"))
            .needs("trained", lines("Members of its team who were trained"))
            .needs("changedAt", Shape.time("When it was last changed"))
            .named("Dealer");

    private static final Shape APPLICATION = Shape.object()
            .may("name", Shape.text("As people know it").with("maxLength", 200))
            .may("trained", lines("Members of its team who were trained"))
            .nothingElse()
            .named("Application");

    private static final Shape STATE = Shape.object()
            .needs("state", Shape.oneOf(Dealer.State.values(), "Whether it may activate"))
            .nothingElse()
            .named("DealerState");

    private final AlarmDirectory directory;

    AlarmDirectoryResource(AlarmDirectory directory) {
        this.directory = directory;
    }

    private static Shape lines(String meaning) {
        return Shape.list(Shape.text("One line"), meaning);
    }

    @Override
    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                                "stations-list",
                                "GET",
                                "/central-stations",
                                ALARMS_READ,
                                NONE,
                                List.of(),
                                "The directory of central stations, by id",
                                this::stations)
                        .giving(Shape.page("CentralStations", STATION)),
                new Endpoint(
                                "stations-show",
                                "GET",
                                "/central-stations/{id}",
                                ALARMS_READ,
                                NONE,
                                List.of(),
                                "One central station",
                                this::station)
                        .giving(STATION),
                new Endpoint(
                                "stations-put",
                                "PUT",
                                "/central-stations/{id}",
                                ALARMS_WRITE,
                                FIELDS,
                                List.of(),
                                "Adds one, or changes fields with If-Match; for administrators",
                                this::putStation)
                        .taking(NEW_STATION)
                        .giving(STATION),
                new Endpoint(
                                "dealers-list",
                                "GET",
                                "/dealers",
                                ALARMS_READ,
                                NONE,
                                List.of(),
                                "Dealers that the caller acts for",
                                this::dealers)
                        .giving(Shape.page("Dealers", DEALER)),
                new Endpoint(
                                "dealers-apply",
                                "POST",
                                "/dealers",
                                ALARMS_WRITE,
                                FIELDS,
                                List.of(),
                                "The caller's tenant applies, or says who is trained",
                                this::apply)
                        .taking(APPLICATION)
                        .giving(DEALER),
                new Endpoint(
                                "dealers-state",
                                "POST",
                                "/dealers/{id}/state",
                                ALARMS_WRITE,
                                FIELDS,
                                List.of(),
                                "Approves or suspends; for administrators",
                                this::state)
                        .taking(STATE)
                        .giving(DEALER));
    }

    CompletionStage<Reply> stations(Request request) {
        return reply(
                request,
                directory.stations(request.caller()),
                stations -> Reply.json(200, JsonText.list(stations, AlarmDirectoryResource::write)));
    }

    CompletionStage<Reply> station(Request request) {
        return reply(
                request, directory.station(request.caller(), request.variable("id")), AlarmDirectoryResource::station);
    }

    private static Reply station(CentralStation station) {
        return Reply.json(200, JsonText.of(station, AlarmDirectoryResource::write))
                .with("ETag", Preconditions.tag(station.revision()));
    }

    CompletionStage<Reply> putStation(Request request) {
        return with(
                request,
                Preconditions.revision(request),
                revision -> with(
                        request,
                        Fields.read(request.body(), STATION_LISTS),
                        fields -> reply(
                                request,
                                directory.putStation(
                                        request.caller(),
                                        request.variable("id"),
                                        revision.orElse(0),
                                        AlarmSystemsResource.lines(fields)),
                                AlarmDirectoryResource::station)));
    }

    CompletionStage<Reply> dealers(Request request) {
        return reply(
                request,
                directory.dealers(request.caller()),
                dealers -> Reply.json(200, JsonText.list(dealers, AlarmDirectoryResource::write)));
    }

    CompletionStage<Reply> apply(Request request) {
        return with(
                request,
                Fields.read(request.body(), Set.of("trained")),
                fields -> reply(
                        request,
                        directory.apply(request.caller(), AlarmSystemsResource.lines(fields)),
                        dealer -> Reply.json(200, JsonText.of(dealer, AlarmDirectoryResource::write))));
    }

    CompletionStage<Reply> state(Request request) {
        return with(
                request,
                Fields.read(request.body(), Set.of()),
                fields -> with(
                        request,
                        wanted(fields),
                        state -> reply(
                                request,
                                directory.setDealer(request.caller(), request.variable("id"), state),
                                dealer -> Reply.json(200, JsonText.of(dealer, AlarmDirectoryResource::write)))));
    }

    private static Answer<Dealer.State> wanted(Fields fields) {
        String word = fields.value("state").orElse("").toUpperCase(Locale.ROOT);
        Optional<Dealer.State> state = Stream.of(Dealer.State.values())
                .filter(it -> it.name().equals(word))
                .findFirst();
        return state.map(Answer::done)
                .orElseGet(() -> Answer.refused(Problem.field(
                        "state", "there is no such state", "Send one of " + List.of(Dealer.State.values()))));
    }

    private static void write(JsonGenerator json, CentralStation station) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", station.id());
        json.writeStringField("name", station.name());
        JsonText.texts(json, "numbers", station.numbers());
        JsonText.texts(json, "receives", station.receives());
        JsonText.texts(json, "ways", words(station.ways()));
        JsonText.texts(json, "people", words(station.people()));
        JsonText.text(json, "lastTested", station.lastTested());
        json.writeNumberField("revision", station.revision());
        JsonText.time(json, "changedAt", station.changedAt());
        json.writeEndObject();
    }

    private static List<String> words(List<Hop> hops) {
        return hops.stream().map(hop -> hop.channel() + " " + hop.to()).toList();
    }

    private static void write(JsonGenerator json, Dealer dealer) throws IOException {
        json.writeStartObject();
        json.writeStringField("tenant", dealer.tenant());
        json.writeStringField("name", dealer.name());
        json.writeStringField("state", dealer.state().name());
        JsonText.texts(json, "trained", dealer.trained());
        JsonText.time(json, "changedAt", dealer.changedAt());
        json.writeEndObject();
    }
}

package org.switchroom.route.intakehttp;

import static org.switchroom.access.Scope.MESSAGES_READ;
import static org.switchroom.access.Scope.MESSAGES_WRITE;
import static org.switchroom.route.intakehttp.Endpoint.Content.FIELDS;
import static org.switchroom.route.intakehttp.Endpoint.Content.NONE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.switchroom.answer.Problem;
import org.switchroom.http.TimelineJson;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.Messages;
import org.switchroom.trace.Trace;

/** {@code /api/messages}. */
final class MessagesResource extends Resource {
    private static final List<String> FILTERS = List.of("state", "job", "text", "from", "until", "after", "limit");
    private static final String IDS = "ids";

    static final Shape WANTED = Shape.object()
            .needs(
                    IDS,
                    Shape.list(Shape.id("Of a message that has ended"), "At least one")
                            .with("minItems", 1))
            .nothingElse()
            .named("Resend");

    static final Shape COPIES = Shape.object()
            .needs(IDS, Shape.list(Shape.id("Of a new message"), "In the order of the request"))
            .named("Copies");

    private final Messages messages;
    private final Trace trace;

    MessagesResource(Messages messages, Trace trace) {
        this.messages = messages;
        this.trace = trace;
    }

    @Override
    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                                "messages-list",
                                "GET",
                                "/messages",
                                MESSAGES_READ,
                                NONE,
                                FILTERS,
                                "Messages, newest first",
                                this::list)
                        .giving(MessageJson.PAGE),
                new Endpoint(
                                "messages-show",
                                "GET",
                                "/messages/{id}",
                                MESSAGES_READ,
                                NONE,
                                List.of(),
                                "One message, with the reason why it goes the way it goes",
                                this::show)
                        .giving(MessageJson.SHAPE),
                new Endpoint(
                                "messages-timeline",
                                "GET",
                                "/messages/{id}/timeline",
                                MESSAGES_READ,
                                NONE,
                                List.of(),
                                "What happened to it",
                                this::timeline)
                        .giving(JobStoryResource.TIMELINE),
                new Endpoint(
                                "messages-resend",
                                "POST",
                                "/messages/resend",
                                MESSAGES_WRITE,
                                FIELDS,
                                List.of(),
                                "Queues copies of ended messages; the body has their ids",
                                this::resend)
                        .taking(WANTED)
                        .making(COPIES),
                new Endpoint(
                                "messages-cancel",
                                "POST",
                                "/messages/{id}/cancel",
                                MESSAGES_WRITE,
                                NONE,
                                List.of(),
                                "Takes back what has not left",
                                this::cancel)
                        .giving(MessageJson.SHAPE),
                new Endpoint(
                                "messages-release",
                                "POST",
                                "/messages/{id}/release",
                                MESSAGES_WRITE,
                                NONE,
                                List.of(),
                                "Lets a message go that a rule holds",
                                this::release)
                        .giving(MessageJson.SHAPE));
    }

    CompletionStage<Reply> list(Request request) {
        Query query = new Query(request.query(), FILTERS);
        Messages.Filter filter = new Messages.Filter(
                query.oneOf("state", MessageState.class),
                query.job("job"),
                query.text("text"),
                query.time("from"),
                query.time("until"),
                query.after(),
                query.limit());
        return query.problem()
                .map(problem -> refused(problem, request))
                .orElseGet(() -> reply(
                        request,
                        messages.list(request.caller(), filter),
                        page -> Reply.json(200, JsonText.page(page, MessageJson::write))));
    }

    CompletionStage<Reply> show(Request request) {
        return withId(
                request,
                MessageId::parse,
                id -> reply(
                        request,
                        messages.show(request.caller(), id),
                        message -> Reply.json(200, JsonText.of(message, MessageJson::write))));
    }

    CompletionStage<Reply> timeline(Request request) {
        return withId(
                request,
                MessageId::parse,
                id -> reply(
                        request,
                        trace.ofMessage(request.caller(), id),
                        entries -> Reply.json(200, JsonText.list(entries, TimelineJson::write))));
    }

    CompletionStage<Reply> resend(Request request) {
        return with(request, Fields.read(request.body(), Set.of(IDS)), fields -> {
            Optional<Problem> unknown = fields.unknownBeside(Set.of(IDS));
            if (unknown.isPresent()) {
                return refused(unknown.get(), request);
            }
            List<MessageId> ids = new ArrayList<>();
            for (String text : fields.lists().getOrDefault(IDS, List.of())) {
                Optional<MessageId> id = MessageId.parse(text);
                if (id.isEmpty()) {
                    return refused(
                            Problem.field(IDS, Quote.of(text) + " is not the id of a message", "Send ids of messages."),
                            request);
                }
                ids.add(id.get());
            }
            return ids.isEmpty()
                    ? refused(Problem.field(IDS, "there is none", "Send {\"ids\":[\"…\"]}."), request)
                    : with(
                            request,
                            Keys.of(request),
                            key -> made(
                                    request, messages.resend(request.caller(), ids, key), MessagesResource::copies));
        });
    }

    static Reply copies(List<MessageId> ids) {
        return Reply.json(201, JsonText.of(ids, (json, all) -> {
            json.writeStartObject();
            JsonText.texts(json, IDS, all);
            json.writeEndObject();
        }));
    }

    CompletionStage<Reply> release(Request request) {
        return withId(
                request,
                MessageId::parse,
                id -> reply(
                        request,
                        messages.release(request.caller(), id),
                        message -> Reply.json(200, JsonText.of(message, MessageJson::write))));
    }

    CompletionStage<Reply> cancel(Request request) {
        return withId(
                request,
                MessageId::parse,
                id -> reply(
                        request,
                        messages.cancel(request.caller(), id),
                        message -> Reply.json(200, JsonText.of(message, MessageJson::write))));
    }
}

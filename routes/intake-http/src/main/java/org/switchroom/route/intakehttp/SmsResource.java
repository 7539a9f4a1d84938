package org.switchroom.route.intakehttp;

import static org.switchroom.access.Scope.SMS_READ;
import static org.switchroom.access.Scope.SMS_SEND;
import static org.switchroom.route.intakehttp.Endpoint.Content.FIELDS;
import static org.switchroom.route.intakehttp.Endpoint.Content.NONE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.answer.TextMatch;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.sms.SmsMessages;

/** {@code /api/sms}: the list of SMS, and writing them. */
final class SmsResource extends Resource {
    private static final List<String> FILTERS =
            List.of("state", "job", "number", "text", "mode", "from", "until", "after", "limit");
    private static final String IDS = "ids";
    private static final String BINARY = "binary";

    private final SmsMessages sms;

    SmsResource(SmsMessages sms) {
        this.sms = sms;
    }

    @Override
    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("sms-list", "GET", "/sms", SMS_READ, NONE, FILTERS, "All SMS, newest first", this::list)
                        .giving(MessageJson.PAGE),
                new Endpoint(
                                "sms-send",
                                "POST",
                                "/sms",
                                SMS_SEND,
                                FIELDS,
                                List.of(),
                                "Writes an SMS, of words or of octets; only while switch 1400 is on",
                                this::send)
                        .taking(SmsJson.NEW)
                        .making(SmsJson.SENT),
                new Endpoint(
                                "sms-preview",
                                "POST",
                                "/sms/preview",
                                SMS_SEND,
                                FIELDS,
                                List.of(),
                                "Alphabet and segments of an SMS with the fixed text; sends nothing",
                                this::preview)
                        .taking(SmsJson.NEW)
                        .giving(SmsJson.PREVIEW),
                new Endpoint(
                                "sms-resend",
                                "POST",
                                "/sms/resend",
                                SMS_SEND,
                                FIELDS,
                                List.of(),
                                "Queues copies of ended SMS; the body has their ids",
                                this::resend)
                        .taking(MessagesResource.WANTED)
                        .making(MessagesResource.COPIES));
    }

    CompletionStage<Reply> list(Request request) {
        Query query = new Query(request.query(), FILTERS);
        SmsMessages.Filter filter = new SmsMessages.Filter(
                query.oneOf("state", MessageState.class),
                query.job("job"),
                query.text("number"),
                TextMatch.of(query.oneOf("mode", TextMatch.Mode.class), query.text("text")),
                query.time("from"),
                query.time("until"),
                query.after(),
                query.limit());
        return query.problem()
                .map(problem -> refused(problem, request))
                .orElseGet(() -> reply(
                        request,
                        sms.list(request.caller(), filter),
                        page -> Reply.json(200, JsonText.page(page, MessageJson::write))));
    }

    /** The segments of binary data in one field, as core reads them. */
    private static Answer<Map<String, String>> draft(Request request) {
        return Fields.read(request.body(), Set.of(), Set.of(BINARY)).map(fields -> {
            Map<String, String> values = new LinkedHashMap<>(fields.values());
            Optional.ofNullable(fields.lists().get(BINARY))
                    .ifPresent(segments -> values.put(BINARY, String.join(",", segments)));
            return values;
        });
    }

    CompletionStage<Reply> send(Request request) {
        return with(
                request,
                draft(request),
                values -> with(
                        request,
                        Keys.of(request),
                        key -> made(request, sms.send(request.caller(), values, key), sent -> Reply.json(
                                        201, JsonText.of(sent, SmsJson::write))
                                .with(
                                        "Location",
                                        "/api/messages/" + sent.message().id()))));
    }

    CompletionStage<Reply> preview(Request request) {
        return with(
                request,
                draft(request),
                values -> reply(
                        request,
                        sms.preview(request.caller(), values),
                        preview -> Reply.json(200, JsonText.of(preview, SmsJson::write))));
    }

    CompletionStage<Reply> resend(Request request) {
        return with(request, Fields.read(request.body(), Set.of(IDS)), fields -> {
            List<MessageId> ids = new ArrayList<>();
            for (String text : fields.lists().getOrDefault(IDS, List.of())) {
                Optional<MessageId> id = MessageId.parse(text);
                if (id.isEmpty()) {
                    return refused(
                            Problem.field(IDS, Quote.of(text) + " is not the id of a message", "Send ids of SMS."),
                            request);
                }
                ids.add(id.get());
            }
            Optional<Problem> wrong = fields.unknownBeside(Set.of(IDS))
                    .or(() -> ids.isEmpty()
                            ? Optional.of(Problem.field(IDS, "there is none", "Send {\"ids\":[\"…\"]}."))
                            : Optional.empty());
            return wrong.isPresent()
                    ? refused(wrong.get(), request)
                    : with(
                            request,
                            Keys.of(request),
                            key -> made(request, sms.resend(request.caller(), ids, key), MessagesResource::copies));
        });
    }
}

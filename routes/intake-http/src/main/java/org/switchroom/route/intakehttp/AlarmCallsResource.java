package org.switchroom.route.intakehttp;

import static org.switchroom.access.Scope.ALARMS_READ;
import static org.switchroom.access.Scope.TRANSPORTS_READ;
import static org.switchroom.route.intakehttp.Endpoint.Content.NONE;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.message.MessageId;
import org.switchroom.phone.CallBook;
import org.switchroom.phone.StationCall;

/** {@code /api/alarm-lines} and {@code /api/alarm-calls}: how alarms go by telephone. */
final class AlarmCallsResource extends Resource {
    private static final List<String> FILTERS = List.of("message", "limit");

    private final Supplier<Optional<CallBook>> book;

    /** @param book there when alarms go by telephone at all */
    AlarmCallsResource(Supplier<Optional<CallBook>> book) {
        this.book = book;
    }

    @Override
    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                                "alarm-lines-list",
                                "GET",
                                "/alarm-lines",
                                TRANSPORTS_READ,
                                NONE,
                                List.of(),
                                "The telephone lines, in the order in which they are tried",
                                this::lines)
                        .giving(AlarmCallJson.LINES),
                new Endpoint(
                                "alarm-calls-list",
                                "GET",
                                "/alarm-calls",
                                ALARMS_READ,
                                NONE,
                                FILTERS,
                                "The latest calls to central stations, newest first; from memory, since the start",
                                this::calls)
                        .giving(AlarmCallJson.CALLS),
                new Endpoint(
                                "alarm-calls-show",
                                "GET",
                                "/alarm-calls/{id}",
                                ALARMS_READ,
                                NONE,
                                List.of(),
                                "What was heard and said in one call",
                                this::call)
                        .giving(AlarmCallJson.CALL));
    }

    CompletionStage<Reply> lines(Request request) {
        List<CallBook.LineView> lines = book.get().map(CallBook::lines).orElse(List.of());
        return done(Reply.json(200, JsonText.list(lines, AlarmCallJson::write)));
    }

    CompletionStage<Reply> calls(Request request) {
        Query query = new Query(request.query(), FILTERS);
        Optional<String> word = query.text("message");
        Optional<MessageId> message = word.flatMap(MessageId::parse);
        int limit = query.limit();
        Optional<Problem> problem = query.problem()
                .or(() -> word.isPresent() && message.isEmpty()
                        ? Optional.of(Problem.field("message", "it is not the id of a message", "Send its id"))
                        : Optional.empty());
        if (problem.isPresent()) {
            return refused(problem.get(), request);
        }
        List<StationCall> calls = seen(request)
                .filter(call -> message.isEmpty()
                        || call.events().stream().anyMatch(told -> message.get().equals(told.message())))
                .limit(limit)
                .toList();
        return done(Reply.json(200, JsonText.list(calls, AlarmCallJson::write)));
    }

    CompletionStage<Reply> call(Request request) {
        Answer<StationCall> call = seen(request)
                .filter(each -> Long.toString(each.number()).equals(request.variable("id")))
                .findFirst()
                .<Answer<StationCall>>map(Answer::done)
                .orElseGet(() -> Answer.refused(Problem.of(
                        Problem.Kind.NOT_FOUND,
                        "there is no such call",
                        "GET /api/alarm-calls lists those that are kept; they are counted from the start.")));
        return reply(request, call, found -> Reply.json(200, JsonText.of(found, AlarmCallJson::write)));
    }

    private Stream<StationCall> seen(Request request) {
        return book.get().map(CallBook::calls).orElse(List.of()).stream()
                .flatMap(call -> call.asSeenBy(request.caller()).stream());
    }
}

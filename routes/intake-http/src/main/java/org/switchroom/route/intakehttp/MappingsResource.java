package org.switchroom.route.intakehttp;

import static org.switchroom.access.Scope.MAPPINGS_READ;
import static org.switchroom.access.Scope.MAPPINGS_WRITE;
import static org.switchroom.route.intakehttp.Endpoint.Content.FIELDS;
import static org.switchroom.route.intakehttp.Endpoint.Content.NONE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.switchroom.access.Scope;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.mapping.Content;
import org.switchroom.mapping.Mapping;
import org.switchroom.mapping.Mappings;

/** {@code /api/mappings}. */
final class MappingsResource extends Resource {
    private static final int TRIED = 50;

    private final Supplier<Optional<Mappings>> mappings;

    /** @param mappings empty while nobody offers them */
    MappingsResource(Supplier<Optional<Mappings>> mappings) {
        this.mappings = mappings;
    }

    @Override
    List<Endpoint> endpoints() {
        return List.of(
                read("mappings-list", "/mappings", List.of(), "How partners' records become jobs", this::list)
                        .giving(MappingJson.LIST),
                read(
                                "mappings-show",
                                "/mappings/{id}",
                                List.of("version"),
                                "One mapping, in force or of a version",
                                this::show)
                        .giving(MappingJson.SHAPE),
                read(
                                "mappings-history",
                                "/mappings/{id}/history",
                                List.of(),
                                "Its versions, latest first",
                                this::history)
                        .giving(MappingJson.LIST),
                write(
                                "mappings-set",
                                "PUT",
                                "/mappings/{id}",
                                MAPPINGS_WRITE,
                                "A new version: text and comment; If-Match is needed, or If-None-Match: * for a new mapping",
                                this::set)
                        .taking(MappingJson.WANTED)
                        .giving(MappingJson.SHAPE),
                write(
                                "mappings-rollback",
                                "POST",
                                "/mappings/{id}/rollback",
                                MAPPINGS_WRITE,
                                "A new version with the text of an old one: version; If-Match is needed",
                                this::rollback)
                        .taking(MappingJson.ROLLBACK)
                        .giving(MappingJson.SHAPE),
                write(
                                "mappings-try",
                                "POST",
                                "/mappings/{id}/try",
                                MAPPINGS_READ,
                                "What would become of a sample, by the mapping or by text; nothing is stored",
                                this::attempt)
                        .taking(MappingJson.SAMPLE)
                        .giving(MappingJson.TRIALS));
    }

    private static Endpoint read(String id, String template, List<String> parameters, String summary, Action action) {
        return new Endpoint(id, "GET", template, MAPPINGS_READ, NONE, parameters, summary, action);
    }

    private static Endpoint write(
            String id, String method, String template, Scope scope, String summary, Action action) {
        return new Endpoint(id, method, template, scope, FIELDS, List.of(), summary, action);
    }

    private CompletionStage<Reply> here(Request request, Function<Mappings, CompletionStage<Reply>> next) {
        return mappings.get()
                .map(next)
                .orElseGet(() -> refused(
                        Problem.of(
                                Problem.Kind.UNAVAILABLE,
                                "nobody offers mappings at the moment",
                                "Is the feature switchroom-mapper installed? Nothing was done"),
                        request));
    }

    CompletionStage<Reply> list(Request request) {
        return here(
                request,
                them -> reply(
                        request,
                        them.list(request.caller()),
                        list -> Reply.json(200, JsonText.list(list, MappingJson::write))));
    }

    CompletionStage<Reply> show(Request request) {
        Query query = new Query(request.query(), List.of("version"));
        Optional<Integer> version = query.number("version");
        return query.problem()
                .map(problem -> refused(problem, request))
                .orElseGet(() -> here(
                        request,
                        them -> reply(
                                request,
                                them.show(request.caller(), request.variable("id"), version),
                                mapping -> Preconditions.isKnown(request, mapping.version())
                                        ? Reply.empty(304).with("ETag", Preconditions.tag(mapping.version()))
                                        : mapping(200, mapping))));
    }

    CompletionStage<Reply> history(Request request) {
        return here(
                request,
                them -> reply(
                        request,
                        them.history(request.caller(), request.variable("id")),
                        list -> Reply.json(200, JsonText.list(list, MappingJson::write))));
    }

    CompletionStage<Reply> set(Request request) {
        boolean fresh = request.header("If-None-Match").map(String::strip).equals(Optional.of("*"));
        Answer<Integer> seen = fresh ? Answer.done(0) : Preconditions.neededRevision(request);
        return with(
                request,
                seen,
                version -> with(
                        request,
                        fields(request, Set.of("text", "comment")),
                        fields -> here(
                                request,
                                them -> reply(
                                        request,
                                        them.set(
                                                request.caller(),
                                                request.variable("id"),
                                                version,
                                                fields.value("text").orElse(""),
                                                fields.value("comment").orElse("")),
                                        mapping -> mapping(mapping.version() == 1 ? 201 : 200, mapping)))));
    }

    CompletionStage<Reply> rollback(Request request) {
        return with(
                request,
                Preconditions.neededRevision(request),
                seen -> with(
                        request,
                        fields(request, Set.of("version")),
                        fields -> with(
                                request,
                                number(fields.value("version").orElse("")),
                                version -> here(
                                        request,
                                        them -> reply(
                                                request,
                                                them.rollback(request.caller(), request.variable("id"), seen, version),
                                                mapping -> mapping(200, mapping))))));
    }

    CompletionStage<Reply> attempt(Request request) {
        return with(
                request,
                fields(request, Set.of("sample", "format", "text")),
                fields -> with(
                        request,
                        format(fields.value("format").orElse("CSV")),
                        format -> here(request, them -> trials(request, them, fields, format))));
    }

    private static CompletionStage<Reply> trials(Request request, Mappings them, Fields fields, Content.Format format) {
        byte[] sample = fields.value("sample").orElse("").getBytes(StandardCharsets.UTF_8);
        Content content = new Content(format, StandardCharsets.UTF_8, new ByteArrayInputStream(sample));
        Optional<String> text = fields.value("text");
        try {
            return reply(
                    request,
                    text.isPresent()
                            ? them.attempt(request.caller(), text.get(), content, TRIED)
                            : them.attempt(request.caller(), Mappings.Use.of(request.variable("id")), content, TRIED),
                    list -> Reply.json(200, JsonText.list(list, MappingJson::write)));
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
    }

    private static Answer<Fields> fields(Request request, Set<String> known) {
        return Fields.read(request.body(), Set.of())
                .fold(
                        fields -> fields.unknownBeside(known)
                                .<Answer<Fields>>map(Answer::refused)
                                .orElseGet(() -> Answer.done(fields)),
                        Answer::refused);
    }

    private static Answer<Content.Format> format(String word) {
        return Arrays.stream(Content.Format.values())
                .filter(format -> format.name().equals(word))
                .findFirst()
                .map(Answer::done)
                .orElseGet(() -> Answer.refused(Problem.field(
                        "format", "there is no such format", "Use one of: " + List.of(Content.Format.values()) + ".")));
    }

    private static Answer<Integer> number(String word) {
        return word.matches("[1-9][0-9]{0,8}")
                ? Answer.done(Integer.parseInt(word))
                : Answer.refused(Problem.field("version", "it is not a version", "Send a number of the history."));
    }

    private static Reply mapping(int status, Mapping mapping) {
        return Reply.json(status, JsonText.of(mapping, MappingJson::write))
                .with("ETag", Preconditions.tag(mapping.version()));
    }
}

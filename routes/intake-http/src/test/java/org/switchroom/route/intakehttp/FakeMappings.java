package org.switchroom.route.intakehttp;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.job.JobField;
import org.switchroom.mapping.Content;
import org.switchroom.mapping.Mapped;
import org.switchroom.mapping.Mapping;
import org.switchroom.mapping.Mappings;
import org.switchroom.mapping.Records;

/** One mapping, "mail" of tenant north, at version 1. */
final class FakeMappings implements Mappings {
    private static final Mapping MAPPING = new Mapping("north", "mail", 1, "kind = \"ORDER\"", "x", "", FakeCore.NOW);

    private static Answer<Mapping> found(Caller caller, String name) {
        return caller.tenant().equals("north") && name.equals("mail")
                ? Answer.done(MAPPING)
                : Answer.refused(Problem.of(Problem.Kind.NOT_FOUND, "there is no such thing", "Look again."));
    }

    @Override
    public Answer<List<Mapping>> list(Caller caller) {
        return Answer.done(found(caller, "mail").fold(List::of, problem -> List.of()));
    }

    @Override
    public Answer<Mapping> show(Caller caller, String name, Optional<Integer> version) {
        return found(caller, name);
    }

    @Override
    public Answer<List<Mapping>> history(Caller caller, String name) {
        return found(caller, name).map(List::of);
    }

    @Override
    public CompletionStage<Answer<Mapping>> set(Caller caller, String name, int seen, String text, String comment) {
        Problem stale = Problem.of(Problem.Kind.STALE, "it was changed meanwhile", "Read it again.");
        Problem line = Problem.field("text", "line 2: a job has no field 'colour'", "Name another one.");
        if (text.contains("colour")) {
            return completedFuture(Answer.refused(line));
        }
        return completedFuture(found(caller, name)
                .fold(known -> seen == 1 ? Answer.done(known) : Answer.refused(stale), Answer::refused));
    }

    @Override
    public CompletionStage<Answer<Mapping>> rollback(Caller caller, String name, int seen, int version) {
        return completedFuture(found(caller, name));
    }

    @Override
    public Answer<List<Trial>> attempt(Caller caller, String text, Content sample, int most) {
        return attempt(caller, Use.of("mail"), sample, most);
    }

    @Override
    public Answer<List<Trial>> attempt(Caller caller, Use mapping, Content sample, int most) {
        Mapped record = new Mapped(1, 2, () -> "x", Answer.done(Map.of("kind", "ORDER")));
        Problem wrong = Problem.field("kind", "it is wrong", "Send another.");
        return found(caller, mapping.name().orElseThrow())
                .map(known -> List.of(
                        new Trial(record, Answer.done(Map.of(JobField.KIND, "ORDER"))),
                        new Trial(record, Answer.refused(wrong))));
    }

    @Override
    public Answer<Records> open(Caller caller, Use mapping, Content content) {
        throw new UnsupportedOperationException("nobody opens content over HTTP");
    }
}

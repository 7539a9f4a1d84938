package org.switchroom.route.intakehttp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.job.Job;
import org.switchroom.job.JobId;
import org.switchroom.message.Address;
import org.switchroom.routing.Decision;
import org.switchroom.routing.Explanation;
import org.switchroom.routing.Hop;
import org.switchroom.routing.Leg;
import org.switchroom.routing.Rules;
import org.switchroom.routing.WhenInDoubt;
import org.switchroom.transport.TransportName;

/** Versions of rules in memory; any text that begins with {@code rules:} is one. Knows no permissions. */
final class FakeRules implements Rules {
    private final BiFunction<Caller, JobId, Answer<Job>> jobs;
    private final List<Text> versions = new ArrayList<>();

    FakeRules(BiFunction<Caller, JobId, Answer<Job>> jobs) {
        this.jobs = jobs;
        versions.add(new Text(new Version(1, "anna", "first", FakeCore.NOW), "rules: []\n"));
    }

    @Override
    public synchronized Answer<InForce> inForce(Caller caller) {
        Text last = versions.get(versions.size() - 1);
        return Answer.done(new InForce(
                last.version(),
                last.text(),
                List.of(new Line("night", 2, "kind ORDER", "sms else email")),
                Optional.of("etc/switchroom-rules.yaml"),
                Optional.empty()));
    }

    @Override
    public synchronized Answer<Text> version(Caller caller, int number) {
        return number < 1 || number > versions.size()
                ? Answer.refused(Problem.of(Problem.Kind.NOT_FOUND, "there is none", "Look."))
                : Answer.done(versions.get(number - 1));
    }

    @Override
    public synchronized Answer<List<Version>> history(Caller caller, int below, int max) {
        return Answer.done(versions.stream().map(Text::version).toList());
    }

    @Override
    public Answer<List<String>> diff(Caller caller, int from, int to) {
        return Answer.done(List.of("@@ -1 +1 @@", "-" + from, "+" + to));
    }

    @Override
    public Answer<List<Mistake>> check(Caller caller, String text) {
        return Answer.done(
                text.contains("rules:") ? List.of() : List.of(new Mistake(1, 2, "it has no rules", "Write some")));
    }

    @Override
    public synchronized CompletionStage<Answer<InForce>> replace(Caller caller, int seen, String text, String comment) {
        if (seen != versions.size()) {
            return done(Answer.refused(Problem.of(Problem.Kind.STALE, "another one is in force", "Read it.")));
        }
        versions.add(new Text(new Version(seen + 1, caller.name(), comment, FakeCore.NOW), text));
        return done(inForce(caller));
    }

    private static <T> CompletionStage<T> done(T answer) {
        return CompletableFuture.completedFuture(answer);
    }

    @Override
    public CompletionStage<Answer<InForce>> rollBack(Caller caller, int seen, int to, String comment) {
        return version(caller, to)
                .fold(old -> replace(caller, seen, old.text(), comment), problem -> done(Answer.refused(problem)));
    }

    @Override
    public Answer<List<Explanation>> explain(Caller caller, JobId job, Occurrence occurrence) {
        return jobs.apply(caller, job).map(found -> List.of(explanation(occurrence)));
    }

    @Override
    public Answer<List<Explanation>> explain(Caller caller, Map<String, String> fields, Occurrence occurrence) {
        return Answer.done(List.of(explanation(occurrence)));
    }

    private static Explanation explanation(Occurrence occurrence) {
        Hop hop = new Hop("email", new Address("mailto", "a@b.at"));
        Leg leg = new Leg(List.of(hop), Duration.ofMinutes(15), WhenInDoubt.DEFAULT, Optional.of("ask Eva"));
        return new Explanation(
                1,
                occurrence.role().orElse("provider"),
                "Guards",
                occurrence.update(),
                occurrence.at().orElse(FakeCore.NOW),
                "night",
                new Decision.Send(List.of(leg), List.of("rule night fits")),
                List.of(new Explanation.Tried("day", 1, false, "kind TICKET: no, ORDER")),
                0,
                List.of(new Explanation.Way(
                        1, hop, List.of(new Explanation.Look(new TransportName("mail"), false, "mail is suspended")))));
    }

    @Override
    public Answer<Replay> replay(Caller caller, Instant since, String candidate) {
        return Answer.done(new Replay(2, 3, 0, true, List.of()));
    }

    @Override
    public Optional<String> trouble() {
        return Optional.empty();
    }
}

package org.switchroom.mapper;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.job.JobField;
import org.switchroom.job.Jobs;
import org.switchroom.mapper.plan.Plan;
import org.switchroom.mapper.plan.PlanText;
import org.switchroom.mapper.read.CsvRecords;
import org.switchroom.mapper.read.Finder;
import org.switchroom.mapper.read.JsonLineRecords;
import org.switchroom.mapper.read.JsonRecords;
import org.switchroom.mapping.Content;
import org.switchroom.mapping.Mapped;
import org.switchroom.mapping.Mapping;
import org.switchroom.mapping.Mappings;
import org.switchroom.mapping.Records;
import org.switchroom.party.Parties;
import org.switchroom.store.DocumentName;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/** Keeps mappings as documents of their tenants, and opens content by them. */
@Component(service = Mappings.class)
public final class MappingDesk implements Mappings {
    /** As fine as both databases keep it, so that what is answered is what is read again. */
    private static final Clock MICROSECONDS = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

    private static final String KIND = "mapping";
    private static final int HISTORY = 200;
    private static final int LONGEST_COMMENT = 200;

    private final Journal journal;
    private final Jobs jobs;
    private final Parties parties;
    private final Clock clock;

    @Activate
    public MappingDesk(@Reference Journal journal, @Reference Jobs jobs, @Reference Parties parties) {
        this(journal, jobs, parties, MICROSECONDS);
    }

    MappingDesk(Journal journal, Jobs jobs, Parties parties, Clock clock) {
        this.journal = journal;
        this.jobs = jobs;
        this.parties = parties;
        this.clock = clock;
    }

    @Override
    public Answer<List<Mapping>> list(Caller caller) {
        return allowed(caller, Scope.MAPPINGS_READ).map(yes -> journal.documents(KIND).stream()
                .filter(found -> found.document()
                        .tenant()
                        .map(caller.tenants()::contains)
                        .orElse(false))
                .map(MappingDesk::mapping)
                .toList());
    }

    @Override
    public Answer<Mapping> show(Caller caller, String name, Optional<Integer> version) {
        return allowed(caller, Scope.MAPPINGS_READ).fold(yes -> find(caller, name, version), Answer::refused);
    }

    @Override
    public Answer<List<Mapping>> history(Caller caller, String name) {
        return show(caller, name, Optional.empty())
                .map(found -> journal.documentHistory(document(caller, name), Integer.MAX_VALUE, HISTORY).stream()
                        .map(MappingDesk::mapping)
                        .toList());
    }

    @Override
    public CompletionStage<Answer<Mapping>> set(Caller caller, String name, int seen, String text, String comment) {
        Optional<Problem> wrong = refusal(allowed(caller, Scope.MAPPINGS_WRITE))
                .or(() -> Mapping.isName(name)
                        ? Optional.empty()
                        : Optional.of(Problem.field(
                                "name",
                                "a mapping's name has lower case letters, digits and '-', at most 40, and begins with"
                                        + " a letter",
                                "Name it after the partner, such as north-alarm")))
                .or(() -> comment.length() > LONGEST_COMMENT
                                || comment.codePoints().anyMatch(Character::isISOControl)
                        ? Optional.of(Problem.field(
                                "comment",
                                "a comment is one line of at most " + LONGEST_COMMENT + " characters",
                                "Shorten it"))
                        : Optional.empty())
                .or(() -> refusal(PlanText.read(text)));
        return wrong.map(problem -> completedFuture(Answer.<Mapping>refused(problem)))
                .map(stage -> (CompletionStage<Answer<Mapping>>) stage)
                .orElseGet(() -> write(caller, name, seen, text, comment));
    }

    @Override
    public CompletionStage<Answer<Mapping>> rollback(Caller caller, String name, int seen, int version) {
        return show(caller, name, Optional.of(version))
                .<CompletionStage<Answer<Mapping>>>fold(
                        old -> set(caller, name, seen, old.text(), "as version " + version),
                        problem -> completedFuture(Answer.refused(problem)));
    }

    private CompletionStage<Answer<Mapping>> write(Caller caller, String name, int seen, String text, String comment) {
        DocumentName document = document(caller, name);
        int latest = journal.document(document).map(DocumentVersion::version).orElse(0);
        if (latest != seen) {
            return completedFuture(Answer.refused(stale(name, latest)));
        }
        DocumentVersion next = new DocumentVersion(document, seen + 1, text, caller.name(), comment, clock.instant());
        Row audit = new Row.Audit(caller.name(), "mapping.set", document.toString(), text, next.at());
        return journal.write(Entry.of(new Row.NewDocumentVersion(next), audit)).thenApply(written -> {
            if (written instanceof Written.Stored) {
                return Answer.done(mapping(next));
            }
            return Answer.refused(
                    written instanceof Written.Conflict
                            ? stale(name, seen + 1)
                            : Problem.of(
                                    Problem.Kind.UNAVAILABLE,
                                    "it could not be stored: " + written,
                                    "Nothing was changed; send it again in a moment"));
        });
    }

    private static Problem stale(String name, int latest) {
        return Problem.of(
                Problem.Kind.STALE,
                latest == 0
                        ? "there is no mapping " + name + " yet"
                        : "mapping " + name + " was changed meanwhile, its version is " + latest + " or later",
                latest == 0 ? "Send it as a new one" : "Read it again and repeat the change on what it is now");
    }

    @Override
    public Answer<List<Trial>> attempt(Caller caller, String text, Content sample, int most) throws IOException {
        Answer<Plan> plan = refusal(allowed(caller, Scope.MAPPINGS_READ))
                .<Answer<Plan>>map(Answer::refused)
                .orElseGet(() -> PlanText.read(text));
        if (plan instanceof Answer.Done<Plan> done) {
            return trials(caller, records(caller, Optional.of(done.value()), 0, sample), most);
        }
        sample.bytes().close();
        return Answer.refused(((Answer.Refused<?>) plan).problem());
    }

    @Override
    public Answer<List<Trial>> attempt(Caller caller, Use mapping, Content sample, int most) throws IOException {
        return trials(caller, open(caller, mapping, sample), most);
    }

    private Answer<List<Trial>> trials(Caller caller, Answer<Records> opened, int most) throws IOException {
        if (!(opened instanceof Answer.Done<Records> done)) {
            return Answer.refused(((Answer.Refused<?>) opened).problem());
        }
        List<Trial> trials = new ArrayList<>();
        try (Records records = done.value()) {
            Optional<Mapped> next = Optional.empty();
            while (trials.size() < most && (next = records.next()).isPresent()) {
                trials.add(new Trial(next.get(), job(caller, next.get())));
            }
            Optional<Problem> brokenOff = records.brokenOff();
            return brokenOff.isPresent() && trials.isEmpty()
                    ? Answer.refused(brokenOff.get())
                    : Answer.done(List.copyOf(trials));
        }
    }

    private Answer<Map<JobField, String>> job(Caller caller, Mapped record) {
        return record.fields().fold(fields -> jobs.check(caller, fields, false), Answer::refused);
    }

    @Override
    public Answer<Records> open(Caller caller, Use mapping, Content content) throws IOException {
        if (mapping.name().isEmpty()) {
            return records(caller, Optional.empty(), 0, content);
        }
        Answer<Mapping> found = find(caller, mapping.name().get(), mapping.version());
        Answer<Plan> plan = found.fold(known -> PlanText.read(known.text()), Answer::refused);
        if (found instanceof Answer.Done<Mapping> known && plan instanceof Answer.Done<Plan> understood) {
            return records(
                    caller, Optional.of(understood.value()), known.value().version(), content);
        }
        content.bytes().close();
        return Answer.refused(((Answer.Refused<?>) plan).problem());
    }

    private Answer<Records> records(Caller caller, Optional<Plan> plan, int version, Content content)
            throws IOException {
        Plan.Shape shape = content.format() == Content.Format.CSV ? Plan.Shape.CSV : Plan.Shape.JSON;
        Answer<Records> opened;
        if (plan.map(Plan::shape).orElse(shape) != shape) {
            opened = Answer.refused(Problem.of(
                    Problem.Kind.INVALID,
                    "the mapping is for " + plan.get().shape() + ", and this is " + content.format(),
                    "Use another mapping, or none"));
        } else {
            Finder finder = new PartyFinder(parties, caller);
            opened = switch (content.format()) {
                case CSV -> CsvRecords.open(content.bytes(), content.charset(), plan, version, finder);
                case JSON -> JsonRecords.open(content.bytes(), content.charset(), plan, version, finder);
                case JSON_LINES -> JsonLineRecords.open(content.bytes(), content.charset(), plan, version, finder);
            };
        }
        if (opened instanceof Answer.Refused) {
            content.bytes().close();
        }
        return opened;
    }

    private Answer<Mapping> find(Caller caller, String name, Optional<Integer> version) {
        Optional<DocumentVersion> found = !Mapping.isName(name)
                ? Optional.empty()
                : version.isPresent()
                        ? journal.document(document(caller, name), version.get())
                        : journal.document(document(caller, name));
        return found.map(MappingDesk::mapping)
                .map(Answer::done)
                .orElseGet(() -> Answer.refused(Problem.of(
                        Problem.Kind.NOT_FOUND,
                        "there is no mapping " + (Mapping.isName(name) ? name : "of that name")
                                + version.map(number -> " of version " + number).orElse("") + " of tenant "
                                + caller.tenant(),
                        "mapping:list and /api/mappings show those there are")));
    }

    private static DocumentName document(Caller caller, String name) {
        return new DocumentName(KIND, Optional.of(caller.tenant()), name);
    }

    private static Mapping mapping(DocumentVersion version) {
        DocumentName document = version.document();
        return new Mapping(
                document.tenant().orElseThrow(),
                document.name(),
                version.version(),
                version.text(),
                version.actor(),
                version.comment(),
                version.at());
    }

    private static Answer<Boolean> allowed(Caller caller, Scope scope) {
        return caller.may(scope)
                ? Answer.done(true)
                : Answer.refused(Problem.of(
                        Problem.Kind.FORBIDDEN,
                        caller.name() + " lacks the permission " + scope.text(),
                        "Ask an administrator for a role or token that has it"));
    }

    private static Optional<Problem> refusal(Answer<?> answer) {
        return answer.fold(done -> Optional.empty(), Optional::of);
    }
}

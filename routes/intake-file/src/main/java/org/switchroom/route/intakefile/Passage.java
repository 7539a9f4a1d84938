package org.switchroom.route.intakefile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Created;
import org.switchroom.answer.Problem;
import org.switchroom.intake.Bookmarks;
import org.switchroom.intake.Origin;
import org.switchroom.job.Job;
import org.switchroom.mapping.Mapped;
import org.switchroom.mapping.Records;
import org.switchroom.route.intakefile.Position.Stage;

/**
 * One passage through a file, from where it stands. Many lines are under way at a time, so that they share syncs; each
 * stands on the bookmark of the line before, so that when one is not stored none behind it is. Rejected lines are on
 * disk before any bookmark that counts them is given to the journal.
 */
final class Passage {
    /** Lines whose rejections share one sync of the file of rejected lines. */
    private static final int WINDOW = 256;

    /** More than the journal writes at once would only wait in its queue. */
    private static final int UNDER_WAY = 1_024;

    private record Line(Mapped record, Optional<Problem> wrong, long rejectedBytes) {}

    /** A line was not stored; what was given behind it is not either. */
    private static final class NotStored extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        NotStored(Problem problem) {
            super(problem.text());
            this.problem = problem;
        }
    }

    private final FileReading.Tools tools;
    private final Path work;
    private final String source;
    private final Digest digest;
    private final Map<Long, Problem> refusedLate;
    private final Caller caller;
    private final Deque<CompletionStage<Answer<Created<Job>>>> underWay = new ArrayDeque<>();

    /** What the bookmark says once everything under way is stored, and what has been dealt with beyond that. */
    private String marked;

    private Position position;

    /** @param refusedLate lines that were refused though they had looked fine; filled here, kept for the next passage */
    Passage(FileReading.Tools tools, Path work, String source, Digest digest, Map<Long, Problem> refusedLate) {
        this.tools = tools;
        this.work = work;
        this.source = source;
        this.digest = digest;
        this.refusedLate = refusedLate;
        this.caller = tools.caller();
    }

    /** Empty when the file is finished, or was told to stop; else what stands in the way. */
    Optional<Problem> run(Records records, Optional<String> stored, Position from, BooleanSupplier goOn)
            throws IOException {
        position = from;
        try (RejectedLines rejected = new RejectedLines(
                tools.folders().rejected(work), tools.settings().charset(), from.rejectedBytes(), records.heading())) {
            if (records.skip(from.record()) < from.record()) {
                return Optional.of(Problem.of(
                        Problem.Kind.CONFLICT,
                        "it has fewer records than were taken of it",
                        "Was the mapping's history lost? See its bookmark"));
            }
            begin(stored);
            boolean more = true;
            while (more && goOn.getAsBoolean()) {
                more = window(records, rejected);
            }
            settle(0);
            if (more) {
                return Optional.empty(); // stopped; what is stored is stored, the rest comes with the next start
            }
            rejected.force();
        } catch (NotStored broken) {
            waitForAll();
            return Optional.of(broken.problem);
        }
        return end(records);
    }

    private void begin(Optional<String> stored) throws NotStored {
        marked = position.write();
        if (!stored.equals(Optional.of(marked))) {
            move(stored, marked);
        }
    }

    private void move(Optional<String> from, String to) throws NotStored {
        Answer<Optional<String>> moved =
                await(tools.bookmarks().move(new Bookmarks.Step(source, from, Optional.of(to))));
        if (moved instanceof Answer.Refused<?> refused) {
            throw new NotStored(refused.problem());
        }
    }

    /** False when there was nothing more. */
    private boolean window(Records records, RejectedLines rejected) throws IOException, NotStored {
        List<Line> lines = new ArrayList<>(WINDOW);
        long before = rejected.length();
        for (Optional<Mapped> next = records.next(); next.isPresent(); next = records.next()) {
            Optional<Problem> wrong = wrong(next.get());
            long bytes = wrong.isPresent() ? rejected.add(next.get(), wrong.get()) : rejected.length();
            lines.add(new Line(next.get(), wrong, bytes));
            if (lines.size() == WINDOW) {
                break;
            }
        }
        if (rejected.length() > before) {
            rejected.force();
        }
        for (Line line : lines) {
            take(line);
        }
        tools.watch().reading(Folders.sentAs(work), position.record());
        return lines.size() == WINDOW;
    }

    private Optional<Problem> wrong(Mapped record) {
        Problem late = refusedLate.get(record.record());
        return late != null
                ? Optional.of(late)
                : record.fields()
                        .fold(
                                fields -> tools.jobs()
                                        .check(caller, fields, tools.settings().dispatch())
                                        .<Optional<Problem>>fold(fine -> Optional.empty(), Optional::of),
                                Optional::of);
    }

    private void take(Line line) throws NotStored {
        long number = line.record().record();
        if (line.wrong().isPresent()) {
            position = position.rejected(number, line.rejectedBytes());
            tools.watch().rejected(1);
            return;
        }
        Position next = position.taken(number, line.rejectedBytes(), position.rejected());
        String mark = next.write();
        Origin origin = new Origin(
                Folders.sentAs(work) + ", line " + line.record().line(),
                Optional.of(new Bookmarks.Step(source, Optional.of(marked), Optional.of(mark))));
        var fields = line.record().fields().fold(values -> values, problem -> Map.<String, String>of());
        var stage = tools.jobs().create(caller, fields, tools.settings().dispatch(), Optional.empty(), origin);
        refusedAtOnce(stage, number);
        underWay.add(stage);
        marked = mark;
        position = next;
        settle(UNDER_WAY);
    }

    /** What was fine when it was looked at and is not any more; found again and rejected in the next passage. */
    private void refusedAtOnce(CompletionStage<Answer<Created<Job>>> stage, long number) throws NotStored {
        if (stage.toCompletableFuture().isDone()
                && await(stage) instanceof Answer.Refused<?> refused
                && refused.problem().kind() != Problem.Kind.UNAVAILABLE
                && refused.problem().kind() != Problem.Kind.STALE) {
            refusedLate.put(number, refused.problem());
            throw new NotStored(refused.problem());
        }
    }

    private void settle(int most) throws NotStored {
        while (underWay.size() > most
                || (!underWay.isEmpty() && underWay.peek().toCompletableFuture().isDone())) {
            if (await(underWay.remove()) instanceof Answer.Refused<?> refused) {
                throw new NotStored(refused.problem());
            }
            tools.watch().tookOne();
        }
    }

    /** Before the bookmark is read again, nothing may be left that could still move it. */
    private void waitForAll() {
        for (var stage : underWay) {
            if (await(stage) instanceof Answer.Done) {
                tools.watch().tookOne();
            }
        }
        underWay.clear();
    }

    private Optional<Problem> end(Records records) throws IOException {
        Optional<Problem> failed = records.brokenOff();
        if (!digest.stillFits(work)) {
            failed = Optional.of(Problem.of(
                    Problem.Kind.CONFLICT,
                    "the file was changed while it was read; its first " + digest.size() + " bytes were taken",
                    "Write files under another name and rename them when they are whole; send the rest as a new file"));
        }
        Position read = position.at(Stage.READ, position.at());
        if (failed.isPresent()) {
            return Finish.failed(tools, work, new Finish.Read(source, marked, read, digest), failed.get());
        }
        try {
            move(Optional.of(marked), read.write());
        } catch (NotStored notStored) {
            return Optional.of(notStored.problem);
        }
        return Finish.moveAway(tools, work, new Finish.Read(source, read.write(), read, digest));
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get();
        } catch (ExecutionException defect) {
            throw new IllegalStateException("core broke over a line", defect.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while lines were being stored", stopped);
        }
    }
}

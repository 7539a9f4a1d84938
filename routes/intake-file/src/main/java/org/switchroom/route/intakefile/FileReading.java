package org.switchroom.route.intakefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.intake.Bookmarks;
import org.switchroom.job.Jobs;
import org.switchroom.mapping.Content;
import org.switchroom.mapping.Mappings;
import org.switchroom.mapping.Records;
import org.switchroom.route.intakefile.Position.Stage;

/**
 * Takes one file in, each of its lines once, whatever happens meanwhile: how far it is stands in a bookmark that moves
 * with the job of each line. The bookmark is the content's, not the file's name's, so that the same content dropped
 * again is recognised.
 */
final class FileReading {
    private static final Logger LOG = LoggerFactory.getLogger(FileReading.class);

    /** What everything is done with, and in whose name. */
    record Tools(
            FileIntakeSettings settings,
            Jobs jobs,
            Mappings mappings,
            Bookmarks bookmarks,
            Folders folders,
            Watch watch,
            Clock clock) {
        Caller caller() {
            EnumSet<Scope> scopes = EnumSet.of(Scope.JOBS_WRITE, Scope.PARTIES_READ, Scope.MAPPINGS_READ);
            if (settings.dispatch()) {
                scopes.add(Scope.JOBS_DISPATCH);
            }
            return new Caller(settings.name(), List.of(settings.tenant()), false, scopes);
        }
    }

    private final Tools tools;
    private final Patience patience;

    FileReading(Tools tools, Patience patience) {
        this.tools = tools;
        this.patience = patience;
    }

    /** Returns when the file is finished, or is to be gone on with later. Blocks; on the route's thread. */
    void read(Path work, BooleanSupplier goOn) {
        Map<Long, Problem> refusedLate = new HashMap<>();
        int failures = 0;
        while (goOn.getAsBoolean()) {
            try {
                Optional<Problem> trouble = attempt(work, goOn, refusedLate);
                if (trouble.isEmpty()) {
                    tools.watch().idle();
                    return;
                }
                tell(work, trouble.get().text());
            } catch (IOException | RuntimeException unreadable) {
                if (!Files.exists(work)) {
                    LOG.warn(
                            "{}: {} is gone; nobody finished it",
                            tools.settings().name(),
                            work);
                    return;
                }
                tell(work, "it can not be read: " + unreadable + ". Check the file and the disk");
            }
            patience.wait(failures++, goOn);
        }
    }

    private void tell(Path work, String text) {
        if (tools.watch().trouble(Folders.sentAs(work) + ": " + text)) {
            LOG.warn("{}: {} waits, and is tried again: {}", tools.settings().name(), work.getFileName(), text);
        }
    }

    /** Empty when there is nothing more to do with it now; else what stands in the way. */
    private Optional<Problem> attempt(Path work, BooleanSupplier goOn, Map<Long, Problem> refusedLate)
            throws IOException {
        Digest digest = Digest.of(work);
        String source = tools.settings().name() + "/" + digest.sha256();
        Optional<String> stored = tools.bookmarks().of(source);
        Optional<Position> position = stored.flatMap(Position::read);
        if (stored.isPresent() && position.isEmpty()) {
            return Optional.of(Problem.of(
                    Problem.Kind.CONFLICT,
                    "how far it was read can not be understood: " + stored.get(),
                    "Was it written by a later version? Go back to that one"));
        }
        if (position.isPresent() && isAnothersEnd(position.get(), work)) {
            if (!tools.settings().takeRepeated()) {
                Finish.repeated(tools, work, position.get());
                return Optional.empty();
            }
            position = Optional.empty();
        }
        if (position.isPresent() && position.get().stage() == Stage.READ) {
            return Finish.moveAway(tools, work, new Finish.Read(source, stored.orElseThrow(), position.get(), digest));
        }
        Answer<Records> opened = open(work, position, digest);
        if (opened instanceof Answer.Done<Records> done) {
            try (Records records = done.value()) {
                Passage passage = new Passage(tools, work, source, digest, refusedLate);
                return passage.run(records, stored, position(position, records, work), goOn);
            }
        }
        Problem problem = ((Answer.Refused<?>) opened).problem();
        return problem.kind() == Problem.Kind.INVALID
                ? Finish.refused(tools, work, digest, problem)
                : Optional.of(problem);
    }

    private Position position(Optional<Position> before, Records records, Path work) {
        return before.orElseGet(() -> Position.begin(
                records.mappingVersion(),
                Instant.now(tools.clock()),
                work.getFileName().toString()));
    }

    /** Whether this content was finished as another file. */
    private boolean isAnothersEnd(Position position, Path work) {
        boolean another = !position.file().equals(work.getFileName().toString());
        return position.stage() == Stage.FINISHED || (another && position.stage() == Stage.READ);
    }

    /** By the version of the mapping by which it was begun, so that records keep their numbers. */
    private Answer<Records> open(Path work, Optional<Position> position, Digest digest) throws IOException {
        Content.Format format = Content.Format.ofFile(work.getFileName().toString())
                .orElseThrow(() -> new IOException("nobody knows the format of " + work.getFileName()));
        Optional<Integer> version = position.map(Position::mapping).filter(number -> number > 0);
        boolean mapped = position.map(begun -> begun.mapping() > 0)
                .orElse(tools.settings().mapping().isPresent());
        Mappings.Use use = mapped ? new Mappings.Use(tools.settings().mapping(), version) : Mappings.Use.OWN_NAMES;
        var bytes = new FirstBytes(Files.newInputStream(work), digest.size());
        return tools.mappings()
                .open(tools.caller(), use, new Content(format, tools.settings().charset(), bytes));
    }
}

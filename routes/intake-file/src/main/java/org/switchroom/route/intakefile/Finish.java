package org.switchroom.route.intakefile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.intake.Bookmarks;
import org.switchroom.route.intakefile.Position.Stage;

/**
 * The end of a file: it is moved away with a summary, and only then its bookmark says that it is finished. Between the
 * two it is found in work, read, and moved again.
 */
final class Finish {
    private static final Logger LOG = LoggerFactory.getLogger(Finish.class);

    /** @param marked what its bookmark says now */
    record Read(String source, String marked, Position position, Digest digest) {}

    private Finish() {}

    /** A file that was read to its end. */
    static Optional<Problem> moveAway(FileReading.Tools tools, Path work, Read read) throws IOException {
        tools.folders().moveAway(work, tools.folders().done(), summary(tools, work, read, "done"));
        return finished(tools, work, read);
    }

    /** A file that could not be read to its end. */
    static Optional<Problem> failed(FileReading.Tools tools, Path work, Read read, Problem why) throws IOException {
        LOG.warn("{}: {} could not be read to its end: {}", tools.settings().name(), Folders.sentAs(work), why.text());
        tools.folders().moveAway(work, tools.folders().failed(), summary(tools, work, read, "failed: " + why.text()));
        return finished(tools, work, read);
    }

    private static Optional<Problem> finished(FileReading.Tools tools, Path work, Read read) {
        Position position = read.position();
        LOG.info(
                "{}: {} is dealt with, {} jobs and {} rejected lines",
                tools.settings().name(),
                Folders.sentAs(work),
                position.taken(),
                position.rejected());
        Position end = position.at(Stage.FINISHED, Instant.now(tools.clock()));
        try {
            Answer<Optional<String>> moved = tools.bookmarks()
                    .move(new Bookmarks.Step(read.source(), Optional.of(read.marked()), Optional.of(end.write())))
                    .toCompletableFuture()
                    .get();
            // Not stored: the file is away, so that its content counts as read, and that is enough to recognise it.
            moved.fold(done -> Optional.empty(), problem -> {
                LOG.warn(
                        "{}: that {} is finished is not noted: {}",
                        tools.settings().name(),
                        work,
                        problem.text());
                return Optional.empty();
            });
        } catch (ExecutionException defect) {
            throw new IllegalStateException("core broke over a bookmark", defect.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        tools.watch().fine();
        return Optional.empty();
    }

    /** A file whose content was taken before. */
    static void repeated(FileReading.Tools tools, Path work, Position earlier) throws IOException {
        LOG.warn(
                "{}: {} has the same content as {}, finished {}; nothing was taken of it",
                tools.settings().name(),
                Folders.sentAs(work),
                earlier.file(),
                earlier.at());
        tools.folders()
                .moveAway(
                        work,
                        tools.folders().done(),
                        "file: " + Folders.sentAs(work) + "\nstate: repeated; nothing was taken, because "
                                + earlier.file()
                                + " had the same content and was finished " + earlier.at()
                                + "\nnext step: set 'repeated = take' where the same content is to be taken again\n");
        tools.watch().fine();
    }

    /** A file that could not be begun. */
    static Optional<Problem> refused(FileReading.Tools tools, Path work, Digest digest, Problem why) {
        LOG.warn("{}: {} is refused: {}", tools.settings().name(), Folders.sentAs(work), why.text());
        try {
            tools.folders()
                    .moveAway(
                            work,
                            tools.folders().failed(),
                            "file: " + Folders.sentAs(work) + "\nstate: refused; nothing was taken: " + why.text()
                                    + "\ncontent: sha256 " + digest.sha256() + "\n");
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
        tools.watch().fine();
        return Optional.empty();
    }

    private static String summary(FileReading.Tools tools, Path work, Read read, String state) {
        Position position = read.position();
        return "file: " + Folders.sentAs(work) + "\nstate: " + state + "\nrecords: " + position.record() + "\njobs: "
                + position.taken() + "\nrejected: " + position.rejected()
                + (position.rejected() > 0
                        ? ", in " + work.getFileName() + Folders.REJECTED
                                + "; correct it, take the lines with # out, and drop it again"
                        : "")
                + "\nmapping: "
                + (position.mapping() == 0
                        ? "none"
                        : tools.settings().mapping().orElse("?") + " version " + position.mapping())
                + "\nbegun: " + position.at() + "\nended: " + Instant.now(tools.clock()) + "\ncontent: sha256 "
                + read.digest().sha256() + ", " + read.digest().size() + " bytes\n";
    }
}

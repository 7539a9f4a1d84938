package org.switchroom.core.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.access.Tenant;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.Chronicle;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.notice.NoticePost;
import org.switchroom.core.notice.Trouble;
import org.switchroom.message.Address;
import org.switchroom.service.LogLine;
import org.switchroom.service.ServiceJob;
import org.switchroom.service.ServiceJobs.Ran;
import org.switchroom.service.ServiceWork;
import org.switchroom.store.Entry;

/** Runs a service job, never twice at once, and says how it went: counts, log, mail. */
final class Running {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);

    private final Kinds kinds;
    private final RunBook runs;
    private final LogBook log;
    private final JournalWriter writer;
    private final NoticePost post;
    private final ZoneId zone;
    private final Clock clock;

    Running(Kinds kinds, RunBook runs, LogBook log, JournalWriter writer, NoticePost post, ZoneId zone, Clock clock) {
        this.kinds = kinds;
        this.runs = runs;
        this.log = log;
        this.writer = writer;
        this.post = post;
        this.zone = zone;
        this.clock = clock;
    }

    /** Why it must not run now; empty when it may. */
    Optional<Problem> closed(ServiceJob job) {
        if (!job.active()) {
            return Optional.of(Problem.of(
                    Problem.Kind.CONFLICT,
                    "job " + job.id() + " (" + job.name() + ") is not active",
                    "Set its field active to true first"));
        }
        return isItsDay(job, clock.instant())
                ? Optional.empty()
                : Optional.of(Problem.of(
                        Problem.Kind.CONFLICT,
                        "job " + job.id() + " (" + job.name() + ") runs from " + job.validFrom() + " to "
                                + job.validUntil() + " only",
                        "Change its fields validFrom and validUntil first"));
    }

    boolean isItsDay(ServiceJob job, Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, zone);
        return !day.isBefore(job.validFrom()) && !day.isAfter(job.validUntil());
    }

    /** Blocks until it is over. */
    Answer<Ran> run(ServiceJob job, String actor) {
        Instant now = clock.instant();
        Optional<Problem> closed = closed(job);
        if (closed.isPresent()) {
            return Answer.refused(closed.get());
        }
        if (!runs.begin(job.id(), now)) {
            note(job, LogLine.Event.SKIPPED, actor, "the run was left out, because another one is under way");
            return Answer.refused(Problem.of(
                    Problem.Kind.CONFLICT, "job " + job.id() + " is running", "Wait until that run has ended"));
        }
        long begun = System.nanoTime();
        ServiceWork.Done done = work(job);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        runs.end(job.id(), now, took, done.error());
        done.error()
                .ifPresentOrElse(
                        error -> failed(job, actor, error),
                        () -> note(job, LogLine.Event.RUN, actor, done.did() + ", in " + took.toMillis() + " ms"));
        return Answer.done(new Ran(now, took, done.did(), done.error()));
    }

    private ServiceWork.Done work(ServiceJob job) {
        return kinds.find(job.kind())
                .map(kind -> work(kind.work(), job))
                .orElseGet(() -> ServiceWork.Done.failed("nothing here does service jobs of kind " + job.kind()
                        + " (known are " + kinds.known() + "); install or start the bundle that does them,"
                        + " bundle:list shows what is there, or make the job inactive"));
    }

    private static ServiceWork.Done work(ServiceWork work, ServiceJob job) {
        try {
            return Objects.requireNonNull(work.run(job), "it did not say how it went");
        } catch (RuntimeException | LinkageError broken) {
            LOG.error("Job {} ({}) broke; it is tried again when it is due next", job.id(), job.name(), broken);
            return ServiceWork.Done.failed("the run broke: " + broken);
        }
    }

    private void failed(ServiceJob job, String actor, String error) {
        note(job, LogLine.Event.ERROR, actor, error);
        Set<Address> to = job.errorMail().stream().map(Address::mail).collect(Collectors.toSet());
        if (!to.isEmpty()) {
            post.tell(new Trouble(
                    Tenant.MAIN,
                    "service job " + job.id() + " " + Trouble.same(error),
                    "A run of " + job.name() + " failed",
                    error + "\nLook: sms:errors --job " + job.id(),
                    to));
        }
    }

    /** Errors always, the rest when the job's log is to be complete. */
    private void note(ServiceJob job, LogLine.Event event, String actor, String message) {
        if (event == LogLine.Event.ERROR || job.logKind() == ServiceJob.LogKind.COMPLETE) {
            writer.write(Entry.of(log.row(job.id(), Optional.empty(), event, actor, message, clock.instant())))
                    .toCompletableFuture()
                    .join();
        }
    }

    static String nobody() {
        return Chronicle.SWITCHROOM;
    }
}

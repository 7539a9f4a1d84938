package org.switchroom.core.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.switchroom.core.Chronicle;
import org.switchroom.job.Attention;
import org.switchroom.job.Job;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.transport.Reason;

/**
 * Holds at once what nobody has been able to carry for longer than the grace: the dispatcher would find the same, one
 * claim and one change of the message, its lane and its job later. Used for new jobs, which is what comes in numbers.
 */
public final class Holding {
    /**
     * A new job's rows, ready to be written.
     *
     * @param job red when one of its messages is held
     * @param seen as far as the directory's news were known
     */
    public record Ready(Job job, List<Row> rows, boolean holds, long seen) {}

    private final TransportDirectory directory;
    private final Chronicle chronicle;
    private final Runnable resume;

    /** @param resume looks at everything held again */
    public Holding(TransportDirectory directory, Chronicle chronicle, Runnable resume) {
        this.directory = directory;
        this.chronicle = chronicle;
        this.resume = resume;
    }

    /** @param rows the job's row and the new messages among them */
    public Ready ready(Job job, List<Row> rows, Instant now) {
        long seen = directory.news();
        List<Row> after = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Row row : rows) {
            Optional<Reason> why = row instanceof Row.NewMessage fresh
                            && fresh.message().state() == MessageState.WAITING
                    ? directory.choosing().hopeless(fresh.message().envelope().plan())
                    : Optional.empty();
            if (why.isPresent()) {
                StoredMessage message = ((Row.NewMessage) row).message();
                after.add(new Row.NewMessage(message.with(Steps.held(message, why.get(), now))));
                after.add(chronicle.ofMessage(
                        job.tenant(),
                        Optional.of(job.id()),
                        message.id(),
                        now,
                        Chronicle.SWITCHROOM,
                        TimelineEntry.Kind.HELD,
                        Settling.heldText(message, why.get())));
                problems.add(Settling.notToldYet(message, why.get()));
            } else {
                after.add(row);
            }
        }
        if (problems.isEmpty()) {
            return new Ready(job, rows, false, seen);
        }
        String detail = String.join("; ", problems);
        Job red = red(job, detail, now);
        after.replaceAll(row -> row instanceof Row.NewJob ? new Row.NewJob(red) : row);
        after.add(chronicle.ofJob(
                job.tenant(),
                job.id(),
                now,
                Chronicle.SWITCHROOM,
                TimelineEntry.Kind.ATTENTION,
                "needs attention: " + detail));
        return new Ready(red, after, true, seen);
    }

    private static Job red(Job job, String detail, Instant now) {
        return new Job(
                job.id(),
                job.tenant(),
                job.state(),
                job.fields(),
                Optional.of(Attention.raised(job.attention(), Attention.Cause.COMM_PROBLEM, detail, now)),
                job.unsentChanges(),
                job.revision(),
                job.createdBy(),
                job.createdAt(),
                job.changedAt());
    }

    /** Once it is on disk: a transport that came meanwhile has not seen it. */
    public void stored(Ready written) {
        if (written.holds() && written.seen() != directory.news()) {
            resume.run();
        }
    }
}

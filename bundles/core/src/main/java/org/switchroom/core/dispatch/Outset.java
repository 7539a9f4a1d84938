package org.switchroom.core.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.job.Attention;
import org.switchroom.job.Job;
import org.switchroom.message.MessageId;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Journal;
import org.switchroom.store.Lane;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/**
 * Moves the messages of a new job as far as they go before they are on disk: what the dispatcher would find and write a
 * claim later stands in the entry that takes the job in. A message for which a place is free is SENDING in it and leaves
 * when it is on disk; one that has to wait is in its queue, one that nobody can carry is held. Any thread.
 */
public final class Outset {
    private static final Logger LOG = LoggerFactory.getLogger(Outset.class);
    /** Entries on their way to disk at a time; what comes beyond them is left to the dispatcher. */
    private static final int AT_ONCE = 1024;

    /** Rows ready to be written, and who goes on when they are. To be ended by {@link #written}, once. */
    public static final class Departure {
        private final List<Row> rows;
        private final List<LaneRun> runs;
        private final long seen;

        private Departure(List<Row> rows, List<LaneRun> runs, long seen) {
            this.rows = rows;
            this.runs = runs;
            this.seen = seen;
        }

        public List<Row> rows() {
            return rows;
        }
    }

    private final Dispatching desk;
    private final Dispatcher dispatcher;
    private final Semaphore open = new Semaphore(AT_ONCE);

    Outset(Dispatching desk, Dispatcher dispatcher) {
        this.desk = desk;
        this.dispatcher = dispatcher;
    }

    /** @param rows with new messages, whose lanes nobody has seen before */
    public Departure of(List<Row> rows) {
        Map<String, List<StoredMessage>> lanes = new LinkedHashMap<>();
        for (Row row : rows) {
            if (row instanceof Row.NewMessage fresh) {
                lanes.computeIfAbsent(fresh.message().envelope().lane(), lane -> new ArrayList<>())
                        .add(fresh.message());
            }
        }
        if (lanes.isEmpty() || !open.tryAcquire()) {
            return new Departure(rows, List.of(), 0);
        }
        long seen = dispatcher.wakes();
        List<LaneRun> runs = new ArrayList<>();
        List<Row> more = new ArrayList<>();
        try {
            lanes.forEach((key, messages) -> {
                LaneRun run = new LaneRun(desk, lane(key, messages), false);
                runs.add(run);
                more.addAll(run.outset());
            });
        } catch (RuntimeException trouble) {
            LOG.error("New messages can not be moved before they are stored; they are moved after that", trouble);
            runs.forEach(LaneRun::outsetFailed);
            open.release();
            return new Departure(rows, List.of(), 0);
        }
        return new Departure(together(rows, more), runs, seen);
    }

    private static Lane lane(String key, List<StoredMessage> messages) {
        return new Lane(
                key,
                Row.LaneTake.EPOCH,
                messages.size(),
                messages.stream()
                        .filter(message -> !message.state().isFinal())
                        .limit(Journal.LANE_WINDOW)
                        .toList());
    }

    /** What was new and has moved is written once, as it has become. */
    private List<Row> together(List<Row> rows, List<Row> more) {
        Map<MessageId, Progress> moved = new HashMap<>();
        List<Row.RaiseAttention> troubles = new ArrayList<>();
        List<Row> after = new ArrayList<>(rows);
        for (Row row : more) {
            if (row instanceof Row.MessageStep step) {
                moved.put(step.message(), step.to());
            } else if (row instanceof Row.RaiseAttention trouble) {
                troubles.add(trouble);
            } else {
                after.add(row);
            }
        }
        after.replaceAll(row -> {
            if (row instanceof Row.NewMessage fresh
                    && moved.containsKey(fresh.message().id())) {
                return new Row.NewMessage(
                        fresh.message().with(moved.get(fresh.message().id())));
            }
            return row instanceof Row.NewJob fresh && !troubles.isEmpty()
                    ? new Row.NewJob(red(fresh.job(), troubles))
                    : row;
        });
        return after;
    }

    private static Job red(Job job, List<Row.RaiseAttention> troubles) {
        Row.RaiseAttention first = troubles.get(0);
        Instant at = first.at();
        String detail = troubles.stream().map(Row.RaiseAttention::detail).collect(Collectors.joining("; "));
        return new Job(
                job.id(),
                job.tenant(),
                job.state(),
                job.fields(),
                Optional.of(Attention.raised(job.attention(), first.cause(), detail, at)),
                job.unsentChanges(),
                job.revision(),
                job.createdBy(),
                job.createdAt(),
                job.changedAt());
    }

    /** Lets what is on disk go on its way, or gives back what it had taken. */
    public void written(Departure departure, Written answer) {
        if (departure.runs.isEmpty()) {
            return;
        }
        for (LaneRun run : departure.runs) {
            if (!(answer instanceof Written.Stored)) {
                run.outsetFailed();
            } else if (run.outsetStored()) {
                dispatcher.inItsThread(run, departure.seen);
            } else if (run.isDueSoon(Claimer.LOOK_AGAIN)) {
                dispatcher.look();
            } else if (run.isQueued()) {
                dispatcher.serve();
            }
        }
        open.release();
    }

    /** Waits until nothing is on its way to disk any more. */
    void awaitNone(long millis) throws InterruptedException {
        if (open.tryAcquire(AT_ONCE, millis, TimeUnit.MILLISECONDS)) {
            open.release(AT_ONCE);
        }
    }
}

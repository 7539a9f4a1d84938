package org.switchroom.journal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/**
 * The one thread that writes. It takes what has gathered, writes it in one transaction, forces it to disk once, and then
 * tells everybody; meanwhile the next entries gather. What can not be stored is found by halving, so that nobody fails
 * for another's fault.
 */
final class GroupWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
    /** More than a pool of the usual size holds. */
    private static final int STALE_AT_MOST = 16;

    /** How many answers one task of the pool gives. */
    private static final int ANSWERS_AT_A_TIME = 64;

    private final Database database;
    private final BatchTransaction transaction;
    private final NodeRecord node;
    private final IdSource ids;
    private final AuditSeal seal;
    private final Counters counters;
    private final Executor answers;
    private final int batchMax;
    private final BlockingQueue<Pending> queue;
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean ended;

    GroupWriter(
            Database database,
            BatchTransaction transaction,
            NodeRecord node,
            IdSource ids,
            AuditSeal seal,
            Counters counters,
            Executor answers,
            JournalSettings settings) {
        this.database = database;
        this.transaction = transaction;
        this.node = node;
        this.ids = ids;
        this.seal = seal;
        this.counters = counters;
        this.answers = answers;
        this.batchMax = settings.batchMax();
        this.queue = new ArrayBlockingQueue<>(settings.queueMax());
        this.thread = new Thread(this::run, "switchroom-journal-writer");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    CompletionStage<Written> write(Entry entry) {
        Pending pending;
        try {
            pending = Pending.of(entry, ids);
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(new Written.Failed("the entry can not be kept: " + Causes.of(e)));
        }
        try {
            while (!closing) {
                if (queue.offer(pending, 100, TimeUnit.MILLISECONDS)) {
                    // the writer may have taken its last look meanwhile
                    if (ended && queue.remove(pending)) {
                        break;
                    }
                    return pending.answer();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.completedFuture(new Written.Failed("interrupted before it could be queued"));
        }
        return CompletableFuture.completedFuture(closed());
    }

    int waiting() {
        return queue.size();
    }

    private static Written closed() {
        return new Written.Failed("the journal is closing");
    }

    private void run() {
        List<Pending> batch = new ArrayList<>(batchMax);
        while (true) {
            try {
                Pending first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    if (closing) {
                        return;
                    }
                    continue;
                }
                batch.add(first);
                queue.drainTo(batch, batchMax - 1);
                answer(write(List.copyOf(batch)));
            } catch (InterruptedException e) {
                LOG.warn("The journal's writer was interrupted and goes on: it ends by being closed");
            } catch (RuntimeException | Error e) {
                LOG.error("The journal's writer met a defect; {} entries fail, it goes on", batch.size(), e);
                batch.forEach(pending ->
                        pending.answer().complete(new Written.Failed("a defect in the journal: " + Causes.of(e))));
            } finally {
                batch.clear();
            }
        }
    }

    private Map<Pending, Written> write(List<Pending> batch) {
        Map<Pending, Written> results = new LinkedHashMap<>();
        long start = System.nanoTime();
        write(batch, results);
        long stored = results.values().stream()
                .filter(Written.Stored.class::isInstance)
                .count();
        if (stored > 0) {
            counters.batch(batch.size(), stored, System.nanoTime() - start);
            seal.reached(transaction.head());
        }
        return results;
    }

    private void write(List<Pending> batch, Map<Pending, Written> results) {
        try {
            results.putAll(attempt(batch));
        } catch (BatchTransaction.CommitUnknown e) {
            LOG.error(
                    "Whether the disk has {} entries could not be found out: {}. They are answered as failed, and may be"
                            + " found after a restart. Check the disk and the database",
                    batch.size(),
                    Causes.of(e));
            batch.forEach(pending -> results.put(
                    pending, new Written.Failed("written, but the disk did not confirm it: " + Causes.of(e))));
        } catch (RuntimeException e) {
            if (Causes.isOutOfReach(e)) {
                LOG.warn("The database is out of reach, {} entries fail: {}", batch.size(), Causes.of(e));
                batch.forEach(pending ->
                        results.put(pending, new Written.Failed("the database is out of reach: " + Causes.of(e))));
            } else if (batch.size() == 1) {
                results.put(batch.get(0), refusal(batch.get(0), e));
            } else {
                counters.split();
                int half = batch.size() / 2;
                write(batch.subList(0, half), results);
                write(batch.subList(half, batch.size()), results);
            }
        }
    }

    /**
     * Once more when the first time failed, because two nodes may have met over the same new key or lock. When the
     * database dropped the connection, as a restart of it drops them all, each further try takes another one from the
     * pool until it makes new ones; when it can not, the wait for one ends the tries.
     */
    private Map<Pending, Written> attempt(List<Pending> batch) throws BatchTransaction.CommitUnknown {
        for (int again = 0; ; again++) {
            try {
                return attemptOnce(batch);
            } catch (RuntimeException e) {
                int most = Causes.isOutOfReach(e) ? STALE_AT_MOST : 1;
                if (Causes.isWithoutConnection(e) || again >= most) {
                    throw e;
                }
                LOG.debug("A batch of {} is tried again: {}", batch.size(), Causes.of(e));
                counters.retry();
            }
        }
    }

    private Map<Pending, Written> attemptOnce(List<Pending> batch) throws BatchTransaction.CommitUnknown {
        try {
            return transaction.write(batch);
        } catch (BatchTransaction.CommitUnknown e) {
            return afterLostCommit(e);
        }
    }

    /** That the commit is on disk was not answered. The node's line tells whether the batch is in the database. */
    private Map<Pending, Written> afterLostCommit(BatchTransaction.CommitUnknown lost)
            throws BatchTransaction.CommitUnknown {
        try {
            if (node.findCommitted(database.onDisk())) {
                return transaction.adopt();
            }
        } catch (SQLException e) {
            lost.addSuppressed(e);
            throw lost;
        }
        throw new JournalException("the commit failed: " + Causes.of(lost), lost);
    }

    private static Written refusal(Pending pending, Throwable thrown) {
        if (Causes.isUniqueViolation(thrown) && !pending.entry().rows().isEmpty()) {
            Row first = pending.entry().rows().get(0);
            return new Written.Conflict(first, "one of the entry's rows is there already: " + Causes.of(thrown));
        }
        LOG.warn("An entry was refused by the database: {}", Causes.of(thrown));
        return new Written.Failed("the database refused it: " + Causes.of(thrown));
    }

    private void answer(Map<Pending, Written> results) {
        List<Map.Entry<Pending, Written>> all = List.copyOf(results.entrySet());
        for (int from = 0; from < all.size(); from += ANSWERS_AT_A_TIME) {
            List<Map.Entry<Pending, Written>> some = all.subList(from, Math.min(all.size(), from + ANSWERS_AT_A_TIME));
            answers.execute(
                    () -> some.forEach(result -> result.getKey().answer().complete(result.getValue())));
        }
    }

    /** Writes what is queued, then ends. Nothing new is taken. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(60));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ended = true;
        List<Pending> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(pending -> pending.answer().complete(closed()));
    }
}

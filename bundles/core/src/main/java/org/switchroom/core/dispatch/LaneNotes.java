package org.switchroom.core.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.message.Priority;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Entry;
import org.switchroom.store.Lane;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/** What was decided about a claimed lane and is not on disk yet, until it is let go. Used by one thread at a time. */
final class LaneNotes {
    private static final Logger LOG = LoggerFactory.getLogger(LaneNotes.class);

    private final Dispatching desk;
    private final Lane lane;
    /** What the directory had told at the beginning: who comes later has not been seen by what is decided. */
    private final long news;

    /** Each list stands or falls by itself when they can not be written together. */
    private final List<List<Row>> steps = new ArrayList<>();

    private Optional<Instant> due = Optional.empty();
    private Optional<Choice.Queue> queue = Optional.empty();
    private Optional<Row.Queued> queued = Optional.empty();
    private boolean holds;

    LaneNotes(Dispatching desk, Lane lane) {
        this.desk = desk;
        this.lane = lane;
        this.news = desk.directory().news();
    }

    /** @param holds true when a message is held by it */
    void step(List<Row> rows, boolean holds) {
        steps.add(rows);
        this.holds |= holds;
    }

    /** The lane is looked at again then, or before. */
    void sooner(Instant moment) {
        due = due.filter(earlier -> !moment.isBefore(earlier)).or(() -> Optional.of(moment));
    }

    /** The lane waits for a turn; what concerns life stands before everything else. */
    void queue(Choice.Queue choice, StoredMessage message) {
        queue = Optional.of(choice);
        long place = message.id().value();
        boolean first = message.envelope().priority() == Priority.DISTRESS;
        queued = Optional.of(new Row.Queued(choice.queue(), first ? place - Long.MAX_VALUE : place));
    }

    boolean isQueued() {
        return queue.isPresent();
    }

    boolean isDueBefore(Instant moment) {
        return due.filter(at -> at.isBefore(moment)).isPresent();
    }

    /** Everything so far, and this. Blocks; what was written is forgotten here. */
    Written writeWith(List<Row> last) {
        List<Row> rows = rows();
        rows.addAll(last);
        Written written = desk.write(rows);
        if (written instanceof Written.Stored) {
            written();
        }
        return written;
    }

    /**
     * Somebody moved a message meanwhile: a person took it back, or a receipt came. Every other step stands by itself,
     * and the lane is read again. Blocks.
     *
     * @throws IllegalStateException when the journal refused for another reason
     */
    void apart(Written why) {
        if (!(why instanceof Written.Conflict)) {
            throw new IllegalStateException("lane " + lane.key() + " could not be moved: " + why);
        }
        for (List<Row> step : steps) {
            Written written = desk.write(step);
            LOG.debug("Lane {}: {} after {}", lane.key(), written, why);
        }
        startOver(desk.clock().instant());
    }

    /** Nothing of what is not written counts; the lane is read again then. */
    void startOver(Instant when) {
        steps.clear();
        queue = Optional.empty();
        queued = Optional.empty();
        due = Optional.of(when);
    }

    /** Writes what is not written yet and lets the lane go, in one entry. Complete when that is on disk; never fails. */
    CompletionStage<Void> release() {
        return desk.writer().write(Entry.of(rowsOfRelease())).thenCompose(written -> {
            if (written instanceof Written.Stored) {
                tell();
            } else if (written instanceof Written.Conflict && !steps.isEmpty()) {
                return CompletableFuture.runAsync(
                        () -> {
                            apart(written);
                            release().toCompletableFuture().join();
                        },
                        desk.pool());
            } else {
                LOG.warn("Lane {} was not let go, its lease will end: {}", lane.key(), written);
            }
            return CompletableFuture.completedFuture(null);
        });
    }

    List<Row> rowsOfRelease() {
        List<Row> rows = rows();
        rows.add(new Row.LaneRelease(lane.key(), lane.epoch(), lane.joined(), due, queued));
        return rows;
    }

    /** The lane was let go, on disk: whoever serves its queue may know. */
    void tell() {
        queue.ifPresent(it -> desk.choosing().queues().occupied(it.queue(), it.room()));
        if (holds && news != desk.directory().news()) {
            desk.lookAtHeld().run();
        }
    }

    /** Everything so far is on disk. */
    void written() {
        steps.clear();
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        steps.forEach(rows::addAll);
        return rows;
    }
}

package org.switchroom.core.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.answer.Answer;
import org.switchroom.core.access.Permission;
import org.switchroom.job.JobId;
import org.switchroom.message.MessageId;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Attempt;
import org.switchroom.store.Journal;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.trace.Trace;

/** Tells one story from what is stored: what happened, and last what is still being waited for, and why. */
public final class TraceDesk implements Trace {
    private final Journal journal;

    public TraceDesk(Journal journal) {
        this.journal = journal;
    }

    @Override
    public Answer<List<TimelineEntry>> ofJob(Caller caller, JobId id) {
        var missing = Permission.missing(caller, Scope.JOBS_READ);
        if (missing.isPresent()) {
            return Answer.refused(missing.get());
        }
        return journal.job(id)
                .filter(job -> caller.mayActFor(job.tenant()))
                .map(job -> Answer.done(story(journal.timeline(id), journal.messagesOf(id))))
                .orElseGet(() -> Answer.refused(Permission.notFound("job", id)));
    }

    @Override
    public Answer<List<TimelineEntry>> ofMessage(Caller caller, MessageId id) {
        var missing = Permission.missing(caller, Scope.MESSAGES_READ);
        if (missing.isPresent()) {
            return Answer.refused(missing.get());
        }
        return journal.message(id)
                .filter(message -> caller.mayActFor(message.envelope().tenant()))
                .map(message -> Answer.done(story(journal.timeline(id), List.of(message))))
                .orElseGet(() -> Answer.refused(Permission.notFound("message", id)));
    }

    private List<TimelineEntry> story(List<TimelineEntry> stored, List<StoredMessage> messages) {
        List<TimelineEntry> story = new ArrayList<>(stored);
        story.sort(Comparator.comparing(TimelineEntry::at).thenComparing(TimelineEntry::id));
        messages.forEach(message -> now(message).ifPresent(story::add));
        return story;
    }

    /** What an unfinished message is doing at the moment; an ended one has said it already. */
    private Optional<TimelineEntry> now(StoredMessage message) {
        var progress = message.progress();
        String reason = progress.reason().map(r -> ": " + r.text()).orElse("");
        return switch (message.state()) {
            case WAITING ->
                progress.attempts() == 0 && progress.reason().isEmpty()
                        ? Optional.of(entry(message, TimelineEntry.Kind.QUEUED, "waiting to be sent"))
                        : Optional.of(entry(
                                message,
                                TimelineEntry.Kind.QUEUED,
                                "waiting" + reason + "; next attempt " + progress.dueAt()));
            case SENDING -> Optional.of(entry(message, TimelineEntry.Kind.SENDING, "being sent over " + via(message)));
            case HELD ->
                Optional.of(entry(
                        message,
                        TimelineEntry.Kind.HELD,
                        "held" + reason + "; wanted until " + message.envelope().expiresAt()));
            case DOUBTFUL ->
                Optional.of(entry(
                        message, TimelineEntry.Kind.DOUBT, "in doubt" + reason + "; decided " + progress.dueAt()));
            case ACCEPTED, DELIVERED, FAILED, EXPIRED, UNCONFIRMED, CANCELLED -> Optional.empty();
        };
    }

    private String via(StoredMessage message) {
        return journal.attempts(message.id()).stream()
                .reduce((earlier, later) -> later)
                .map(Attempt::via)
                .map(Object::toString)
                .orElseGet(() -> message.hop().channel());
    }

    private static TimelineEntry entry(StoredMessage message, TimelineEntry.Kind kind, String text) {
        return new TimelineEntry(
                Long.MAX_VALUE,
                message.envelope().tenant(),
                message.envelope().job(),
                Optional.of(message.id()),
                message.progress().changedAt(),
                "switchroom",
                kind,
                text);
    }
}

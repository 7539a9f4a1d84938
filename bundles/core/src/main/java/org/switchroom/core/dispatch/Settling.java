package org.switchroom.core.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.switchroom.core.Chronicle;
import org.switchroom.core.routing.Words;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.outbox.Walk;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;
import org.switchroom.transport.TransportName;

/** What an outcome, a missing transport or the time makes of a message: the step and its line in the story. Pure. */
final class Settling {
    /**
     * @param problem what a dispatcher should know; empty when all is well or still going on
     */
    record Settled(Progress to, Row story, Optional<String> problem) {}

    private final Telling telling;
    private final RetrySchedule retries;
    private final Doubts doubts;

    Settling(Chronicle chronicle, RetrySchedule retries, Clock clock) {
        this.telling = new Telling(chronicle, clock);
        this.retries = retries;
        this.doubts = new Doubts(telling);
    }

    Doubts doubts() {
        return doubts;
    }

    /**
     * @param message in state SENDING
     * @param there false when the transport went meanwhile: one of its name that came is another one and is asked, too
     */
    Settled outcome(StoredMessage message, TransportName via, Handover outcome, Duration took, boolean there) {
        Instant now = telling.now();
        String attempt = "attempt " + message.progress().attempts() + " over " + via + ", " + Words.of(took) + ": ";
        return outcome.fold(
                accepted -> new Settled(
                        Steps.accepted(message, accepted.reference(), now),
                        telling.story(
                                message,
                                via,
                                TimelineEntry.Kind.ACCEPTED,
                                attempt + "accepted"
                                        + accepted.reference()
                                                .map(r -> " as " + r.value())
                                                .orElse("")),
                        Optional.empty()),
                refused -> refused(message, via, refused.reason(), attempt, now),
                unavailable -> unavailable(message, via, unavailable, attempt, now, there),
                uncertain -> doubts.begin(message, via, uncertain.reason(), attempt, now));
    }

    /** A refused address is refused by its whole kind: only ways with another kind of address are left. */
    private Settled refused(StoredMessage message, TransportName via, Reason reason, String attempt, Instant now) {
        int hop = message.progress().hop();
        Walk walk = message.progress().walk().refused(message.hop().to().scheme());
        StoredMessage after = message.with(Steps.on(message, hop, now, walk, reason, now));
        String refused = attempt + "refused, " + reason.text();
        OptionalInt next = after.nextHop();
        if (next.isPresent()) {
            return new Settled(
                    Steps.on(message, next.getAsInt(), now, walk.onNextWay(left(message, reason)), reason, now),
                    telling.story(
                            message,
                            via,
                            TimelineEntry.Kind.REFUSED,
                            refused + "; next way is " + channel(message, next.getAsInt())),
                    Optional.empty());
        } else if (after.firstHop().isPresent()) {
            return new Settled(
                    after.progress(),
                    telling.story(message, via, TimelineEntry.Kind.REFUSED, refused),
                    Optional.empty());
        }
        return new Settled(
                Steps.over(MessageState.FAILED, message, hop, now, reason, now),
                telling.story(message, via, TimelineEntry.Kind.REFUSED, refused + "; no way is left"),
                Optional.of(message.envelope().role() + " was not told: " + reason.text()));
    }

    static String left(StoredMessage message, Reason why) {
        return message.hop().channel() + ": " + why.text();
    }

    static String channel(StoredMessage message, int hop) {
        return message.envelope().plan().get(hop).channel();
    }

    /** The walk goes on at once with whoever is left; this one is asked again in the next. */
    private Settled unavailable(
            StoredMessage message,
            TransportName via,
            Handover.Unavailable outcome,
            String attempt,
            Instant now,
            boolean there) {
        Duration wait = retries.after(message.progress().attempts());
        Instant again = now.plus(wait.compareTo(outcome.retryAfter()) > 0 ? wait : outcome.retryAfter());
        Walk before = message.progress().walk();
        Walk walk = there ? before.unavailable(via, again) : before.unavailable(again);
        return new Settled(
                Steps.on(message, message.progress().hop(), now, walk, outcome.reason(), now),
                telling.story(
                        message,
                        via,
                        TimelineEntry.Kind.RETRY,
                        attempt + "unavailable, " + outcome.reason().text()),
                Optional.empty());
    }

    /**
     * Every transport of this way is away or was asked: the next way. After the last one the walk is over: another one
     * later, or held when nobody could carry it however often he is asked.
     *
     * @param hopeless why nobody is there for any of its ways; empty when somebody is
     */
    Settled nextWay(StoredMessage message, Reason why, Optional<Reason> hopeless) {
        Instant now = telling.now();
        Walk walk = message.progress().walk();
        // what a transport said is the better reason than that it was asked already
        Reason last = walk.asked().isEmpty() ? why : message.progress().reason().orElse(why);
        OptionalInt next = message.nextHop();
        if (next.isPresent()) {
            return new Settled(
                    Steps.on(message, next.getAsInt(), now, walk.onNextWay(left(message, last)), last, now),
                    telling.story(
                            message,
                            Chronicle.SWITCHROOM,
                            TimelineEntry.Kind.RETRY,
                            why.text() + "; next way is " + channel(message, next.getAsInt())),
                    Optional.empty());
        }
        return hopeless.map(nobody -> new Settled(
                        Steps.held(message, nobody, now),
                        telling.story(
                                message, Chronicle.SWITCHROOM, TimelineEntry.Kind.HELD, heldText(message, nobody)),
                        Optional.of(notToldYet(message, nobody))))
                .orElseGet(
                        () -> anotherWalk(message, message.progress().reason().orElse(why), now));
    }

    private Settled anotherWalk(StoredMessage message, Reason last, Instant now) {
        Instant dueAt = message.progress()
                .walk()
                .again()
                .filter(now::isBefore)
                .orElseGet(() ->
                        now.plus(retries.after(Math.max(1, message.progress().attempts()))));
        return new Settled(
                Steps.over(MessageState.WAITING, message, message.firstHop().orElse(0), dueAt, last, now),
                telling.story(
                        message,
                        Chronicle.SWITCHROOM,
                        TimelineEntry.Kind.RETRY,
                        "no way is open; next attempt " + dueAt),
                Optional.of(
                        message.envelope().role() + " is not told yet: " + last.text() + "; next attempt " + dueAt));
    }

    static String heldText(StoredMessage message, Reason why) {
        return "held: " + why.text() + "; goes out when one comes, at the latest until "
                + message.envelope().expiresAt();
    }

    static String notToldYet(StoredMessage message, Reason why) {
        return message.envelope().role() + " is not told yet: " + why.text();
    }

    /** Nothing was tried: asked again soon. */
    Settled waiting(StoredMessage message, Reason why, Instant until) {
        Instant now = telling.now();
        return new Settled(
                Steps.on(
                        message,
                        message.progress().hop(),
                        until,
                        message.progress().walk(),
                        why,
                        now),
                telling.story(message, Chronicle.SWITCHROOM, TimelineEntry.Kind.QUEUED, "waits: " + why.text()),
                Optional.empty());
    }

    /**
     * The transport did not come to it: it waits at the same way, and the transport counts as not asked.
     *
     * @param message in state SENDING
     */
    Settled notHandedOver(StoredMessage message, TransportName via, Reason why) {
        Instant now = telling.now();
        return new Settled(
                Steps.on(
                        message,
                        message.progress().hop(),
                        now,
                        message.progress().walk(),
                        why,
                        now),
                telling.story(
                        message,
                        via,
                        TimelineEntry.Kind.QUEUED,
                        "attempt " + message.progress().attempts() + " was not begun, waits: " + why.text()),
                Optional.empty());
    }

    /** Its validity ended. */
    Settled expired(StoredMessage message) {
        Instant now = telling.now();
        boolean doubtful = message.state() == MessageState.DOUBTFUL;
        MessageState to = doubtful ? MessageState.UNCONFIRMED : MessageState.EXPIRED;
        String last =
                message.progress().reason().map(r -> "; last: " + r.text()).orElse("");
        Reason reason = new Reason(
                "validity", "its validity ended " + message.envelope().expiresAt() + last);
        return new Settled(
                Steps.over(to, message, message.progress().hop(), now, reason, now),
                telling.story(
                        message, Chronicle.SWITCHROOM, TimelineEntry.Kind.EXPIRED, to.words() + ": " + reason.text()),
                Optional.of(message.envelope().role()
                        + (doubtful ? " may not have been told: " : " was not told: ")
                        + reason.text()));
    }

    /** The step, its line in the story, and the job red when somebody should know. */
    List<Row> rows(StoredMessage message, long epoch, Settled settled) {
        List<Row> rows = new ArrayList<>();
        rows.add(step(message, epoch, settled.to()));
        rows.add(settled.story());
        settled.problem().ifPresent(problem -> message.envelope()
                .job()
                .ifPresent(job -> rows.addAll(
                        telling.chronicle().red(message.envelope().tenant(), job, problem, telling.now()))));
        return rows;
    }

    static Row step(StoredMessage message, long epoch, Progress to) {
        return new Row.MessageStep(message.id(), message.envelope().lane(), epoch, message.state(), to);
    }
}

package org.switchroom.core.sms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.switchroom.core.Chronicle;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.service.Kinds;
import org.switchroom.message.Address;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.service.ServiceJob;
import org.switchroom.service.ServiceWork;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.transport.Health;
import org.switchroom.transport.Transports;

/**
 * A run of the job Service SMS. SMS leave by themselves as soon as they are on disk; a run lets go what was written for
 * the next run, and looks after what waits although its time has come or is over: the net below the dispatcher.
 */
public final class SmsRun implements ServiceWork {
    /** What the dispatcher itself would have noticed is left to it. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int AT_ONCE = 200;
    /** More is left to the next run, which goes on there, so that no run is endless. */
    private static final int MOST = 20_000;

    private final Journal journal;
    private final JournalWriter writer;
    private final Chronicle chronicle;
    private final Transports transports;
    private final Consumer<List<StoredMessage>> resume;
    private final Clock clock;
    private final Map<Look, MessageId> leftAt = new ConcurrentHashMap<>();

    /** What a run looks through: jobs may be for different tenants, so that each has to see everything. */
    private record Look(String job, MessageState state) {}

    /** @param resume has these looked at again: they are held, perhaps for want of a transport that is there now */
    public SmsRun(
            Journal journal,
            JournalWriter writer,
            Chronicle chronicle,
            Transports transports,
            Consumer<List<StoredMessage>> resume,
            Clock clock) {
        this.journal = journal;
        this.writer = writer;
        this.chronicle = chronicle;
        this.transports = transports;
        this.resume = resume;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Kinds.SMS;
    }

    @Override
    public String words() {
        return "Service SMS";
    }

    @Override
    public Done run(ServiceJob job) {
        Instant now = clock.instant();
        Predicate<StoredMessage> mine =
                message -> Sms.is(message) && job.isFor(message.envelope().tenant());
        List<StoredMessage> held = open(new Look(job.id(), MessageState.HELD), mine);
        List<StoredMessage> waiting = open(new Look(job.id(), MessageState.WAITING), mine);
        int released = release(held.stream()
                .filter(message -> message.progress().waitsForRun())
                .toList());
        List<StoredMessage> left = new ArrayList<>(waiting);
        left.addAll(held);
        left.addAll(open(new Look(job.id(), MessageState.DOUBTFUL), mine));
        int woken = wake(left.stream().filter(message -> isLate(message, now)).toList(), now);
        resume.accept(held);
        boolean nobody = !(waiting.isEmpty() && held.isEmpty()) && !someoneSends();
        return new Done(
                released + " SMS released, " + woken + " woken",
                nobody
                        ? Optional.of(waiting.size() + held.size()
                                + " SMS wait, and no transport for SMS is there and up;" + " transport:list shows them")
                        : Optional.empty());
    }

    private List<StoredMessage> open(Look look, Predicate<StoredMessage> mine) {
        List<StoredMessage> found = new ArrayList<>();
        Optional<MessageId> after = Optional.ofNullable(leftAt.remove(look));
        for (int read = 0; read < MOST; read += AT_ONCE) {
            List<StoredMessage> page = journal.messagesIn(look.state(), after, AT_ONCE);
            page.stream().filter(mine).forEach(found::add);
            if (page.size() < AT_ONCE) {
                return found;
            }
            after = Optional.of(page.get(page.size() - 1).id());
        }
        after.ifPresent(last -> leftAt.put(look, last));
        return found;
    }

    private static boolean isLate(StoredMessage message, Instant now) {
        Instant due = message.state() == MessageState.WAITING
                ? message.progress().dueAt()
                : message.envelope().expiresAt();
        return due.isBefore(now.minus(PATIENCE));
    }

    /** Message by message: one that a person takes back meanwhile holds no other one up. */
    private int release(List<StoredMessage> held) {
        int released = 0;
        for (StoredMessage message : held) {
            Instant now = clock.instant();
            Written written = write(
                    new Row.MessageStep(
                            message.id(), message.envelope().lane(), 0, MessageState.HELD, Progress.fresh(now)),
                    chronicle.ofMessage(
                            message.envelope().tenant(),
                            message.envelope().job(),
                            message.id(),
                            now,
                            Chronicle.SWITCHROOM,
                            TimelineEntry.Kind.RESUMED,
                            "the job Service SMS runs; going on"),
                    new Row.LaneWake(message.envelope().lane(), now));
            released += written instanceof Written.Stored ? 1 : 0;
        }
        return released;
    }

    private int wake(List<StoredMessage> late, Instant now) {
        Set<String> lanes = new LinkedHashSet<>();
        late.forEach(message -> lanes.add(message.envelope().lane()));
        lanes.forEach(lane -> write(new Row.LaneWake(lane, now)));
        return late.size();
    }

    private Written write(Row... rows) {
        Written written = writer.write(Entry.of(rows)).toCompletableFuture().join();
        if (written instanceof Written.Failed failed) {
            throw new IllegalStateException("the journal refused: " + failed.cause());
        }
        return written;
    }

    private boolean someoneSends() {
        return transports.list().stream()
                .anyMatch(view -> view.capabilities().addressSchemes().contains(Address.PHONE)
                        && !view.suspended()
                        && view.health().state() != Health.State.DOWN);
    }
}

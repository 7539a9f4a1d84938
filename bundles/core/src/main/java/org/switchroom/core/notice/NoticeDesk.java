package org.switchroom.core.notice;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.access.Tenant;
import org.switchroom.core.Chronicle;
import org.switchroom.core.JournalWriter;
import org.switchroom.message.Address;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Journal;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.transport.Health;
import org.switchroom.transport.TransportName;
import org.switchroom.transport.Transports;

/**
 * Writes to whom it was said, when a job turns red, a message of no job ends badly or is in doubt, or a transport is
 * down: once for each cause in a time, with a count of what was held back. The notices are messages of the outbox; of
 * their own failures nobody is told.
 */
public final class NoticeDesk {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeDesk.class);

    private final Journal journal;
    private final NoticeSettings settings;
    private final NoticePost post;
    private final Executor executor;
    /** Seen down at the last look; guarded by {@link #told}. */
    private Set<TransportName> down = Set.of();

    /** Down, and told; guarded by itself. */
    private final Set<TransportName> told = new HashSet<>();

    /** @param executor where the journal is read and written, away from those who bring the news */
    public NoticeDesk(
            Journal journal,
            JournalWriter writer,
            Chronicle chronicle,
            NoticeSettings settings,
            Executor executor,
            Clock clock) {
        this.journal = journal;
        this.settings = settings;
        this.post = new NoticePost(journal, writer, chronicle, settings, clock);
        this.executor = executor;
    }

    /** Sends what others have to tell. */
    public NoticePost post() {
        return post;
    }

    /** What went out before the process was started counts on. Blocks on the journal. */
    public void start() {
        post.start();
    }

    /** News that is on disk. Any thread; returns at once. */
    public void look(List<TimelineEntry> news) {
        if (!settings.trouble().anybody()) {
            return;
        }
        List<TimelineEntry> interesting =
                news.stream().filter(NoticeDesk::mayBeTrouble).toList();
        if (interesting.isEmpty()) {
            return;
        }
        try {
            executor.execute(() -> interesting.forEach(this::tell));
        } catch (RejectedExecutionException stopping) {
            LOG.debug("Stopping; the next start shows the red jobs");
        }
    }

    /** Something that is no news of a message or a job. Any thread; returns at once. */
    public void tell(String tenant, String cause, String title, String detail) {
        if (settings.trouble().anybody()) {
            try {
                executor.execute(() -> post.tell(new Trouble(tenant, cause, title, detail, to(tenant))));
            } catch (RejectedExecutionException stopping) {
                LOG.debug("Stopping; nobody is told: {}", title);
            }
        }
    }

    private static boolean mayBeTrouble(TimelineEntry entry) {
        return switch (entry.kind()) {
            case ATTENTION, DOUBT, EXPIRED, REFUSED, RECEIPT -> true;
            case RECEIVED,
                    CREATED,
                    CHANGED,
                    STATE,
                    DECIDED,
                    QUEUED,
                    SENDING,
                    ACCEPTED,
                    RETRY,
                    HELD,
                    RESUMED,
                    CANCELLED,
                    RESENT -> false;
        };
    }

    private void tell(TimelineEntry entry) {
        try {
            trouble(entry).ifPresent(post::tell);
        } catch (RuntimeException unreadable) {
            LOG.warn(
                    "Nobody was told of an event of {}; look at the red jobs: {}",
                    entry.at(),
                    entry.kind(),
                    unreadable);
        }
    }

    private Optional<Trouble> trouble(TimelineEntry entry) {
        if (entry.kind() == TimelineEntry.Kind.ATTENTION) {
            String text = entry.text().substring(entry.text().indexOf(": ") + 1).strip();
            String number =
                    entry.job().flatMap(journal::job).map(job -> job.number()).orElse("");
            return Optional.of(new Trouble(
                    entry.tenant(),
                    "job " + Trouble.same(text),
                    "Job " + number + " needs attention",
                    "Job " + number + ": " + text
                            + entry.job().map(id -> "\nLook: trace " + id).orElse(""),
                    to(entry.tenant())));
        }
        Optional<StoredMessage> message = entry.message().flatMap(journal::message);
        if (message.isEmpty() || Letters.isNotice(message.get())) {
            return Optional.empty();
        }
        boolean doubt = entry.kind() == TimelineEntry.Kind.DOUBT;
        // A job's message that fails turns its job red, and that is told.
        if (!doubt && (entry.job().isPresent() || !endedBadly(message.get().state()))) {
            return Optional.empty();
        }
        String what = doubt ? "in doubt" : message.get().state().words();
        return Optional.of(new Trouble(
                entry.tenant(),
                "message " + what + " "
                        + message.get()
                                .progress()
                                .reason()
                                .map(reason -> reason.code())
                                .orElse(""),
                "A message is " + what,
                "Message to the " + message.get().envelope().role() + ", "
                        + message.get().hop().to().masked() + ": " + entry.text() + "\nLook: trace "
                        + message.get().id(),
                to(entry.tenant())));
    }

    private Set<Address> to(String tenant) {
        return settings.trouble().of(tenant).map(Set::of).orElse(Set.of());
    }

    private static boolean endedBadly(MessageState state) {
        return state == MessageState.FAILED || state == MessageState.EXPIRED || state == MessageState.UNCONFIRMED;
    }

    /** Looks at the transports, and tells what was held back long enough. Called every few seconds; blocks. */
    public void round(Transports transports) {
        if (settings.trouble().anybody()) {
            lookAtAll(transports).forEach(post::tell);
        }
        post.tellHeldBack();
    }

    private List<Trouble> lookAtAll(Transports transports) {
        List<Trouble> found = new ArrayList<>();
        synchronized (told) {
            Set<TransportName> downNow = new HashSet<>();
            for (Transports.View view : transports.list()) {
                if (view.health().state() == Health.State.DOWN && !view.suspended()) {
                    downNow.add(view.name());
                    if (down.contains(view.name()) && told.add(view.name())) {
                        found.add(down(view));
                    }
                }
            }
            // At the second look: a line that is back within seconds needs nobody.
            down = downNow;
            told.retainAll(downNow);
        }
        return found;
    }

    private Trouble down(Transports.View view) {
        return new Trouble(
                Tenant.MAIN,
                "transport " + view.name(),
                "Transport " + view.name() + " is down",
                "Transport " + view.name() + " is down since " + view.health().since() + ": "
                        + view.health().detail() + "\nLook: transport:info " + view.name(),
                to(Tenant.MAIN));
    }

    /** Forgets what is over. Called now and then; blocks. */
    public void tidy() {
        post.tidy();
    }
}

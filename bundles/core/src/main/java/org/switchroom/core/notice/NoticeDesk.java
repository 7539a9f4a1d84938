package org.switchroom.core.notice;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
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
import org.switchroom.message.Content;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
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
    private static final String KEY = "notice.";

    private final Journal journal;
    private final JournalWriter writer;
    private final Chronicle chronicle;
    private final NoticeSettings settings;
    private final Letters letters;
    private final Executor executor;
    private final Clock clock;
    /** Guarded by itself. */
    private final StormGuard guard;

    /** Seen down at the last look; guarded by {@link #guard}. */
    private Set<TransportName> down = Set.of();

    /** Down, and told; guarded by {@link #guard}. */
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
        this.writer = writer;
        this.chronicle = chronicle;
        this.settings = settings;
        this.letters = new Letters(journal, clock);
        this.executor = executor;
        this.clock = clock;
        this.guard = new StormGuard(settings.window());
    }

    /** What went out before the process was started counts on. Blocks on the journal. */
    public void start() {
        if (!settings.trouble().anybody()) {
            return;
        }
        synchronized (guard) {
            journal.settings(KEY).forEach((key, at) -> {
                int slash = key.indexOf('/');
                try {
                    if (slash > 0) {
                        guard.remember(key.substring(KEY.length(), slash), key.substring(slash + 1), Instant.parse(at));
                    }
                } catch (DateTimeException unreadable) {
                    LOG.warn("Setting {} is not a time and is ignored: {}", key, at);
                }
            });
        }
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
                executor.execute(() -> tell(new Trouble(tenant, cause, title, detail)));
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
            trouble(entry).ifPresent(this::tell);
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
                            + entry.job().map(id -> "\nLook: trace " + id).orElse("")));
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
                        + message.get().id()));
    }

    private static boolean endedBadly(MessageState state) {
        return state == MessageState.FAILED || state == MessageState.EXPIRED || state == MessageState.UNCONFIRMED;
    }

    /** Looks at the transports, and tells what was held back long enough. Called every few seconds; blocks. */
    public void round(Transports transports) {
        if (!settings.trouble().anybody()) {
            return;
        }
        List<Trouble> found = new ArrayList<>();
        List<StormGuard.Held> due;
        synchronized (guard) {
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
            due = guard.due(clock.instant());
        }
        found.forEach(this::tell);
        due.forEach(this::tell);
    }

    private static Trouble down(Transports.View view) {
        return new Trouble(
                Tenant.MAIN,
                "transport " + view.name(),
                "Transport " + view.name() + " is down",
                "Transport " + view.name() + " is down since " + view.health().since() + ": "
                        + view.health().detail() + "\nLook: transport:info " + view.name());
    }

    private void tell(Trouble trouble) {
        synchronized (guard) {
            if (!guard.admit(trouble, clock.instant())) {
                return;
            }
        }
        boolean sent = send(
                trouble.tenant(),
                trouble.cause(),
                new Content.Text(
                        trouble.title(),
                        trouble.detail() + "\n\nMore of the same within "
                                + settings.window().toMinutes() + " minutes is counted and told then.\n"));
        if (!sent) {
            synchronized (guard) {
                guard.forget(trouble);
            }
        }
    }

    private void tell(StormGuard.Held held) {
        StringBuilder body =
                new StringBuilder().append(held.count()).append(" more since the last notice of this cause.\n\n");
        held.samples()
                .forEach(sample -> body.append("- ").append(sample.detail()).append('\n'));
        if (held.count() > held.samples().size()) {
            body.append("- and ").append(held.count() - held.samples().size()).append(" others\n");
        }
        send(
                held.tenant(),
                held.cause(),
                new Content.Text(
                        held.samples().get(0).title() + ", and " + (held.count() - 1) + " others", body.toString()));
    }

    /** False when it should be tried again at the next occasion. */
    private boolean send(String tenant, String cause, Content.Text words) {
        Optional<Address> to = settings.trouble().of(tenant);
        if (to.isEmpty()) {
            return true;
        }
        StoredMessage letter = letters.letter(tenant, settings.channel(), to.get(), words, "notice of: " + cause);
        Written written = writer.write(Entry.of(
                        new Row.NewMessage(letter),
                        new Row.Setting(
                                key(tenant, cause), Optional.of(clock.instant().toString())),
                        chronicle.ofMessage(
                                tenant,
                                Optional.empty(),
                                letter.id(),
                                clock.instant(),
                                Chronicle.SWITCHROOM,
                                TimelineEntry.Kind.DECIDED,
                                "notice of: " + cause + " → queued")))
                .toCompletableFuture()
                .join();
        if (!(written instanceof Written.Stored)) {
            LOG.warn("A notice of '{}' could not be stored: {}", cause, written);
        }
        return written instanceof Written.Stored;
    }

    private static String key(String tenant, String cause) {
        return KEY + tenant + "/" + cause;
    }

    /** Forgets when the last notices of causes that are over went out. Called now and then; blocks. */
    public void tidy() {
        Instant over = clock.instant().minus(settings.window());
        List<Row> rows = journal.settings(KEY).entrySet().stream()
                .filter(entry -> isBefore(entry.getValue(), over))
                .map(entry -> (Row) new Row.Setting(entry.getKey(), Optional.empty()))
                .toList();
        if (!rows.isEmpty()) {
            writer.write(Entry.of(rows)).toCompletableFuture().join();
        }
    }

    static boolean isBefore(String written, Instant over) {
        try {
            return Instant.parse(written).isBefore(over);
        } catch (DateTimeException unreadable) {
            return true;
        }
    }
}

package org.switchroom.core.notice;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.core.Chronicle;
import org.switchroom.core.JournalWriter;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.trace.TimelineEntry;

/**
 * Sends the notices of trouble, as messages of the outbox: one for each cause in a time, and one with a count of what
 * was held back meanwhile. Any thread; blocks on the journal.
 */
public final class NoticePost {
    private static final Logger LOG = LoggerFactory.getLogger(NoticePost.class);
    private static final String KEY = "notice.";

    private final Journal journal;
    private final JournalWriter writer;
    private final Chronicle chronicle;
    private final NoticeSettings settings;
    private final Letters letters;
    private final Clock clock;
    /** Guarded by itself. */
    private final StormGuard guard;

    public NoticePost(
            Journal journal, JournalWriter writer, Chronicle chronicle, NoticeSettings settings, Clock clock) {
        this.journal = journal;
        this.writer = writer;
        this.chronicle = chronicle;
        this.settings = settings;
        this.letters = new Letters(journal, clock);
        this.clock = clock;
        this.guard = new StormGuard(settings.window());
    }

    /** What went out before the process was started counts on. */
    void start() {
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

    public void tell(Trouble trouble) {
        if (trouble.to().isEmpty()) {
            return;
        }
        synchronized (guard) {
            if (!guard.admit(trouble, clock.instant())) {
                return;
            }
        }
        boolean sent = send(
                trouble.tenant(),
                trouble.cause(),
                trouble.to(),
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

    /** Tells what was held back long enough. Called every few seconds. */
    void tellHeldBack() {
        List<StormGuard.Held> due;
        synchronized (guard) {
            due = guard.due(clock.instant());
        }
        due.forEach(this::tell);
    }

    private void tell(StormGuard.Held held) {
        StringBuilder body =
                new StringBuilder().append(held.count()).append(" more since the last notice of this cause.\n\n");
        held.samples()
                .forEach(sample -> body.append("- ").append(sample.detail()).append('\n'));
        if (held.count() > held.samples().size()) {
            body.append("- and ").append(held.count() - held.samples().size()).append(" others\n");
        }
        Set<Address> to =
                held.samples().stream().flatMap(sample -> sample.to().stream()).collect(Collectors.toSet());
        send(
                held.tenant(),
                held.cause(),
                to,
                new Content.Text(
                        held.samples().get(0).title() + ", and " + (held.count() - 1) + " others", body.toString()));
    }

    /** False when it should be tried again at the next occasion. */
    private boolean send(String tenant, String cause, Set<Address> to, Content.Text words) {
        Instant now = clock.instant();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row.Setting(key(tenant, cause), Optional.of(now.toString())));
        for (Address address : to) {
            StoredMessage letter = letters.letter(tenant, settings.channel(), address, words, "notice of: " + cause);
            rows.add(new Row.NewMessage(letter));
            rows.add(chronicle.ofMessage(
                    tenant,
                    Optional.empty(),
                    letter.id(),
                    now,
                    Chronicle.SWITCHROOM,
                    TimelineEntry.Kind.DECIDED,
                    "notice of: " + cause + " → queued"));
        }
        Written written = writer.write(Entry.of(rows)).toCompletableFuture().join();
        if (!(written instanceof Written.Stored)) {
            LOG.warn("A notice of '{}' could not be stored: {}", cause, written);
        }
        return written instanceof Written.Stored;
    }

    private static String key(String tenant, String cause) {
        return KEY + tenant + "/" + cause;
    }

    /** Forgets when the last notices of causes that are over went out. */
    void tidy() {
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

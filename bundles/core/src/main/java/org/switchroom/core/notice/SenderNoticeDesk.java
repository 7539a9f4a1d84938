package org.switchroom.core.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.switchroom.answer.Sha256;
import org.switchroom.core.Chronicle;
import org.switchroom.core.JournalWriter;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.outbox.SenderNotices;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.trace.TimelineEntry;

/** Tells senders what was wrong, each only so often. When it told whom is a setting, and written with the message. */
public final class SenderNoticeDesk implements SenderNotices {
    /** What a sender is told about, and how often at most. */
    public enum Occasion {
        MAIL("told.", Duration.ofHours(1), "what came could not be used", "something unusable"),
        /** An answer that did nothing: so seldom, whatever comes, that two machines never talk. */
        ANSWER(
                "answered.",
                Duration.ofDays(1),
                "an SMS came in that could not be used",
                "an SMS that could not be used");

        private final String key;
        private final Duration window;
        private final String why;
        private final String what;

        Occasion(String key, Duration window, String why, String what) {
            this.key = key;
            this.window = window;
            this.why = why;
            this.what = what;
        }
    }

    private final Journal journal;
    private final JournalWriter writer;
    private final Chronicle chronicle;
    private final Letters letters;
    private final Executor reading;
    private final Clock clock;
    /** Keys that are being written, so that two mails of one sender at a time are one notice; guarded by itself. */
    private final Set<String> underWay = new HashSet<>();

    public SenderNoticeDesk(Journal journal, JournalWriter writer, Chronicle chronicle, Executor reading, Clock clock) {
        this.journal = journal;
        this.writer = writer;
        this.chronicle = chronicle;
        this.letters = new Letters(journal, clock);
        this.reading = reading;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Told> tell(String tenant, String channel, Address sender, Content.Text words) {
        return tell(tenant, channel, sender, words, Occasion.MAIL);
    }

    public CompletionStage<Told> tell(
            String tenant, String channel, Address sender, Content.Text words, Occasion occasion) {
        return CompletableFuture.supplyAsync(() -> now(tenant, channel, sender, words, occasion), reading)
                .exceptionally(unreadable -> Told.NOT_NOW);
    }

    private Told now(String tenant, String channel, Address sender, Content.Text words, Occasion occasion) {
        String key = occasion.key + Sha256.hex(sender.toString().toLowerCase(Locale.ROOT));
        synchronized (underWay) {
            if (!underWay.add(key)) {
                return Told.LATELY;
            }
        }
        try {
            Instant now = clock.instant();
            Optional<String> last = journal.setting(key);
            if (last.isPresent() && !NoticePost.isBefore(last.get(), now.minus(occasion.window))) {
                return Told.LATELY;
            }
            StoredMessage letter = letters.letter(tenant, channel, sender, words, occasion.why);
            Written written = writer.write(Entry.of(
                            new Row.NewMessage(letter),
                            new Row.Setting(key, Optional.of(now.toString())),
                            chronicle.ofMessage(
                                    tenant,
                                    Optional.empty(),
                                    letter.id(),
                                    now,
                                    Chronicle.SWITCHROOM,
                                    TimelineEntry.Kind.DECIDED,
                                    "the sender of " + occasion.what + " is told → queued")))
                    .toCompletableFuture()
                    .join();
            return written instanceof Written.Stored ? Told.QUEUED : Told.NOT_NOW;
        } finally {
            synchronized (underWay) {
                underWay.remove(key);
            }
        }
    }

    /** Forgets senders whose time is over. Called now and then; blocks. */
    public void tidy() {
        for (Occasion occasion : Occasion.values()) {
            tidy(occasion);
        }
    }

    private void tidy(Occasion occasion) {
        Instant over = clock.instant().minus(occasion.window);
        List<Row> rows = journal.settings(occasion.key).entrySet().stream()
                .filter(entry -> NoticePost.isBefore(entry.getValue(), over))
                .map(entry -> (Row) new Row.Setting(entry.getKey(), Optional.empty()))
                .toList();
        if (!rows.isEmpty()) {
            writer.write(Entry.of(rows)).toCompletableFuture().join();
        }
    }
}

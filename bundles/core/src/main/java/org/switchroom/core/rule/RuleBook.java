package org.switchroom.core.rule;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.answer.Sha256;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.routing.RuleSet;
import org.switchroom.core.routing.RuleText;
import org.switchroom.rule.Rules.Mistake;
import org.switchroom.store.DocumentName;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/**
 * The rules in force. The stored version is the truth; the file and other nodes' changes are looked at once a second.
 * Whoever decides reads {@link #inForce()}, which is whole at every moment. One thread of its own changes it.
 */
public final class RuleBook implements AutoCloseable {
    static final DocumentName DOCUMENT = new DocumentName("rules", Optional.empty(), "rules");
    /** The latest is in force; should it be unreadable after an upgrade, the one before it is. */
    private static final int READ_AT_START = 2;

    private static final Logger LOG = LoggerFactory.getLogger(RuleBook.class);

    /** What holds: the rules, and the version they were read from; none when none were ever stored. */
    record InForce(RuleSet set, Optional<DocumentVersion> version) {
        int number() {
            return version.map(DocumentVersion::version).orElse(0);
        }

        String text() {
            return version.map(DocumentVersion::text).orElse("");
        }
    }

    private final Journal journal;
    private final JournalWriter writer;
    private final Clock clock;
    private final Optional<FileWatch> watch;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "switchroom-rules");
        made.setDaemon(true);
        return made;
    });
    private volatile InForce inForce = new InForce(RuleSet.EMPTY, Optional.empty());
    /** What is wrong with the stored text, and with the file. */
    private volatile Optional<String> storeTrouble = Optional.empty();

    /** Reads what is stored. Blocks on the database. */
    public RuleBook(Journal journal, JournalWriter writer, Optional<java.nio.file.Path> file, Clock clock) {
        this.journal = journal;
        this.writer = writer;
        this.clock = clock;
        this.watch = file.map(path -> new FileWatch(new RuleFile(path), this));
        List<DocumentVersion> latest =
                new ArrayList<>(journal.documentHistory(DOCUMENT, Integer.MAX_VALUE, READ_AT_START));
        Collections.reverse(latest);
        latest.forEach(this::adopt);
    }

    /** Looks at the file for the first time, and from then on once a second. */
    public void start() {
        thread.execute(() -> watch.ifPresent(FileWatch::first));
        thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    /** Those that decide now. Any thread. */
    public Supplier<RuleSet> rules() {
        return () -> inForce.set();
    }

    InForce inForce() {
        return inForce;
    }

    Optional<String> file() {
        return watch.map(FileWatch::name);
    }

    Optional<String> trouble() {
        return storeTrouble.or(() -> watch.flatMap(FileWatch::trouble));
    }

    private void look() {
        try {
            if (journal.document(DOCUMENT, inForce.number() + 1).isPresent()) {
                journal.document(DOCUMENT).ifPresent(this::adopt);
                watch.ifPresent(FileWatch::rewrite);
            }
            watch.ifPresent(FileWatch::look);
        } catch (RuntimeException trouble) {
            LOG.debug("The rules could not be looked at; tried again in a second", trouble);
        }
    }

    /** Puts a stored version in force, unless a later one is already. */
    private void adopt(DocumentVersion version) {
        if (version.version() <= inForce.number()) {
            return;
        }
        RuleText.Read read = RuleText.read(version.text(), version.version());
        storeTrouble = read.set().isPresent()
                ? Optional.empty()
                : Optional.of("the stored version " + version.version() + " can not be read any more: "
                        + words(read.mistakes()) + ". The rules of version "
                        + inForce.set().version() + " decide");
        storeTrouble.ifPresent(text -> LOG.error("Rules: {}", text));
        inForce = new InForce(read.set().orElse(inForce.set()), Optional.of(version));
        LOG.info(
                "Rules: version {} by {} is in force, {} rules",
                version.version(),
                version.actor(),
                inForce.set().size());
    }

    /**
     * Stores a text as the version after {@code seen}, puts it in force and rewrites the file. Completes on this book's
     * thread; {@code Written.Conflict} when somebody else has made that version.
     *
     * @param text has no mistakes
     */
    CompletionStage<Written> store(int seen, String text, String actor, String comment) {
        int number = seen + 1;
        Instant now = clock.instant();
        DocumentVersion version =
                new DocumentVersion(DOCUMENT, number, RuleHeader.with(text, number), actor, comment, now);
        CompletionStage<Written> stored = writer.write(Entry.of(
                new Row.NewDocumentVersion(version),
                new Row.Audit(
                        actor,
                        "rules.replace",
                        "rules version " + number,
                        "SHA-256 " + Sha256.hex(version.text()),
                        now)));
        try {
            return stored.thenApplyAsync(
                    written -> {
                        if (written instanceof Written.Stored) {
                            adopt(version);
                            watch.ifPresent(FileWatch::rewrite);
                        }
                        return written;
                    },
                    thread);
        } catch (RejectedExecutionException closing) {
            return completedFuture(new Written.Failed("Switchroom is stopping"));
        }
    }

    /** The version with this number, for what is based on it. */
    Optional<DocumentVersion> version(int number) {
        return journal.document(DOCUMENT, number);
    }

    List<DocumentVersion> history(int below, int max) {
        return journal.documentHistory(DOCUMENT, below, max);
    }

    /** The first mistake, and how many more there are. */
    static String words(List<Mistake> mistakes) {
        int more = mistakes.size() - 1;
        return mistakes.get(0).text() + (more > 0 ? " (and " + more + " more)" : "");
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}

package org.switchroom.bench.old;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.switchroom.journal.DurableJournal;
import org.switchroom.journal.JdbcUrl;
import org.switchroom.journal.JournalSettings;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.Messages;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.testkit.journal.Samples;

/** A journal with some fresh messages that are due, and as many old ones below them as are wanted. */
final class Store implements AutoCloseable {
    static final int FRESH = 200;
    private static final int CLAIMED = 64;

    private final DataSource source;
    private final DurableJournal journal;
    private final Samples samples;
    private final Instant now = Instant.now();

    private Store(DataSource source, Path folder) {
        this.source = source;
        this.journal = DurableJournal.open(source, JournalSettings.inFolder("bench", folder));
        this.samples = new Samples(journal, now);
        write(Entry.of(new Row.NewTenant(samples.tenant())));
        for (int i = 0; i < FRESH; i++) {
            write(Entry.of(new Row.NewMessage(samples.message("fresh-" + i))));
        }
    }

    static Store h2(Path folder) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(JdbcUrl.complete("jdbc:h2:file:" + folder.resolve("db").toAbsolutePath()));
        source.setUser("sa");
        source.setPassword("");
        return new Store(source, folder);
    }

    static Store postgresql(String url, Path folder) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(JdbcUrl.complete(url));
        return new Store(source, folder);
    }

    private void write(Entry entry) {
        journal.write(entry).toCompletableFuture().join();
    }

    /** Copies of the first message, long delivered, each in a lane of its own, with ids below all others. */
    void fill(int old, boolean h2) {
        try (Connection connection = source.getConnection()) {
            OldRows.fill(connection, old, h2, "lane = 'fresh-0'");
        } catch (SQLException e) {
            throw new IllegalStateException("old messages", e);
        }
    }

    void analyze(boolean h2) {
        execute(h2 ? "analyze" : "vacuum analyze");
    }

    private void execute(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Lets the claimed lanes go, unmeasured. */
    void release() {
        // by key: looking for owners would walk a million lanes and take the cache with it
        execute("update lane set owner = null, lease_until = null where lane_key between 'fresh-' and 'fresh-~'");
    }

    int claim() {
        return journal.claim(CLAIMED, Instant.now(), Duration.ofSeconds(60)).size();
    }

    int nextDue() {
        return journal.nextDue().isPresent() ? 1 : 0;
    }

    int listAll() {
        return journal.messages(samples.tenants(), Messages.Filter.all(50))
                .items()
                .size();
    }

    int listWaiting() {
        var waiting = new Messages.Filter(
                Optional.of(MessageState.WAITING),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                50);
        return journal.messages(samples.tenants(), waiting).items().size();
    }

    int inState() {
        return journal.messagesIn(MessageState.WAITING, Optional.empty(), 64).size();
    }

    int figures() {
        return journal.figures().open().values().stream()
                .mapToInt(Long::intValue)
                .sum();
    }

    @Override
    public void close() {
        journal.close();
    }
}

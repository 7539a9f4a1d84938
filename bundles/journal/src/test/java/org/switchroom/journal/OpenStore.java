package org.switchroom.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import javax.sql.DataSource;

/** One database with one or two journals on it, as the contracts need it. */
final class OpenStore implements AutoCloseable {
    private final DataSource source;
    private final Path folder;
    private final boolean twoNodes;
    private DurableJournal first;
    private DurableJournal second;

    private OpenStore(DataSource source, Path folder, boolean twoNodes) {
        this.source = source;
        this.folder = folder;
        this.twoNodes = twoNodes;
        open();
    }

    static OpenStore h2() {
        Path folder = newFolder();
        return new OpenStore(Servers.h2(folder.resolve("db")), folder, false);
    }

    static OpenStore postgresql() {
        return new OpenStore(Servers.postgresql(), newFolder(), true);
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("journal");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open() {
        first = DurableJournal.open(source, JournalSettings.inFolder("one", folder.resolve("one")));
        second = twoNodes ? DurableJournal.open(source, JournalSettings.inFolder("two", folder.resolve("two"))) : first;
    }

    DurableJournal journal() {
        return first;
    }

    DurableJournal otherNode() {
        return second;
    }

    DataSource source() {
        return source;
    }

    Path folder() {
        return folder;
    }

    void reopen() {
        shut();
        open();
    }

    /** Past the journal, as somebody with a password for the database could. */
    void execute(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Nothing of it stays. */
    @Override
    public void close() {
        shut();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void shut() {
        if (twoNodes) {
            second.close();
        }
        first.close();
    }
}

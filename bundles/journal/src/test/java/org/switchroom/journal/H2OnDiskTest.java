package org.switchroom.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.journal.h2.Upkeep;

/** H2's file is asked what it has, and everybody goes on. */
final class H2OnDiskTest {
    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(JdbcUrl.complete("jdbc:h2:file:" + folder.resolve("db")));
        source.setUser("sa");
        database = Database.open(source, JournalSettings.inFolder("main", folder));
        new Upkeep(database.pool()).round();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_has_passed_the_barrier_is_in_the_file_and_the_pool_goes_on_after_the_file_was_asked() throws Exception {
        set("written");
        database.barrier();

        assertThat(value(database.onDisk())).isEqualTo("written");
        assertThat(value(database.pool())).isEqualTo("written");
        set("and it goes on");
        database.barrier();
        assertThat(value(database.onDisk())).isEqualTo("and it goes on");
    }

    private void set(String value) throws SQLException {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("merge into setting (setting_key, setting_value) values ('test', '" + value + "')");
            connection.commit();
        }
    }

    private static String value(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select setting_value from setting where setting_key = 'test'")) {
            return row.next() ? row.getString(1) : null;
        }
    }
}

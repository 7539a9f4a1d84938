package org.switchroom.journal.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenFileTest {
    private static final int PIECE = 64 * 1024;

    @TempDir
    Path folder;

    /** What one commit writes is moved in one go some day, and commits wait for it. */
    @Test
    void what_is_moved_while_nobody_commits_is_not_written_as_one() throws Exception {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + folder.resolve("space") + ";WRITE_DELAY=0;RETENTION_TIME=0");
        try (Connection open = source.getConnection();
                Statement statement = open.createStatement()) {
            statement.execute("create table t (id int primary key, text varchar)");
            for (int i = 0; i < 200; i++) {
                statement.execute("insert into t select x, repeat('a', 500) from system_range(%d, %d)"
                        .formatted(100 * i, 100 * i + 99));
            }
            OpenFile file = OpenFile.of(source);
            file.writeWhenAsked(0);
            file.look();
            long version = version(statement);

            long moved = 0;
            for (long piece = 1; piece > 0; moved += piece) {
                piece = file.move(PIECE).bytes();
            }
            file.look();

            assertThat(moved).isGreaterThan(4 * OpenFile.MOST_UNWRITTEN);
            assertThat(version(statement) - version).isGreaterThan(moved / OpenFile.MOST_UNWRITTEN - 1);
        }
    }

    private static long version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select setting_value from information_schema.settings"
                + " where setting_name = 'info.CURRENT_VERSION'")) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }
}

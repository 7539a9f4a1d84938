package org.switchroom.journal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Databases for the tests: H2 in a file, and one PostgreSQL per test JVM with a fresh database for each who asks. */
final class Servers {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static final class Postgres {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        // the library starts it ready to forget; what these tests are about is the opposite
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", "100")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL for the tests did not start", e);
            }
        }
    }

    private Servers() {}

    static DataSource h2(Path file) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(JdbcUrl.complete("jdbc:h2:file:" + file.toAbsolutePath()));
        source.setUser("sa");
        source.setPassword("");
        return source;
    }

    /** A new, empty database on the shared server. */
    static DataSource postgresql() {
        String name = "journal" + DATABASES.incrementAndGet();
        try (Connection connection = Postgres.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("no database on the test server", e);
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(JdbcUrl.complete(Postgres.SERVER.getJdbcUrl("postgres", name)));
        return source;
    }
}

package org.switchroom.bench.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A PostgreSQL of its own, with everything on that a power cut asks for. */
final class Postgresql implements BenchDatabase {
    private static final List<String> MUST_BE_ON = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final EmbeddedPostgres server;
    private final Map<String, String> shown = new TreeMap<>();
    private final Path folder;
    private int databases;

    Postgresql(Path folder) {
        this.folder = folder;
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.toAbsolutePath())
                    .setServerConfig("max_connections", "400")
                    .setServerConfig("shared_buffers", "256MB")
                    // what it has to say of waits and of its own upkeep is in its folder's log, for --keep
                    .setServerConfig("logging_collector", "on")
                    .setServerConfig("log_lock_waits", "on")
                    .setServerConfig("log_autovacuum_min_duration", "0");
            // the library starts it ready to forget
            MUST_BE_ON.forEach(setting -> builder.setServerConfig(setting, "on"));
            server = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
        for (String setting : MUST_BE_ON) {
            shown.put(setting, ask("show " + setting));
        }
        shown.put("wal_sync_method", ask("show wal_sync_method"));
        shown.put("server_version", ask("show server_version"));
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public String proof() {
        return shown.toString();
    }

    @Override
    public boolean isDurable() {
        return MUST_BE_ON.stream().allMatch(setting -> shown.get(setting).equals("on"));
    }

    @Override
    public Map<String, String> journalConfig() {
        return Map.of(
                "driver.target", "(osgi.jdbc.driver.class=org.postgresql.Driver)",
                "url", url(fresh()),
                "user", "postgres",
                ".password", "postgres");
    }

    @Override
    public String routeUrl() {
        return url(fresh()) + "?user=postgres&password=postgres";
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    private String fresh() {
        String name = "bench" + ++databases;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("no database " + name, e);
        }
        return name;
    }

    private String ask(String query) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** Sessions report what they did about once a second, so this is up to a second late. */
    @Override
    public OptionalLong serverSyncs() {
        return OptionalLong.of(
                Long.parseLong(ask("select coalesce(sum(fsyncs), 0)::bigint from pg_stat_io where object = 'wal'")));
    }

    @Override
    public OptionalLong pid() {
        try {
            return OptionalLong.of(Long.parseLong(
                    Files.readAllLines(folder.resolve("postmaster.pid")).get(0)));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

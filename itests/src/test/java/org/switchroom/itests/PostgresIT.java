package org.switchroom.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.ResultSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** PostgreSQL by configuration alone. */
final class PostgresIT {
    @Test
    void runs_on_postgresql_when_three_lines_say_so() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start();
                Distribution switchroom = Archive.unpack("postgres")) {
            switchroom
                    .configure(
                            "org.switchroom.journal",
                            Map.of(
                                    "driver.target", "(osgi.jdbc.driver.class=org.postgresql.Driver)",
                                    "url",
                                            "jdbc:postgresql://127.0.0.1:" + postgres.getPort()
                                                    + "/postgres?reWriteBatchedInserts=true",
                                    "user", "postgres"))
                    .start();
            Api admin = switchroom.admin();
            String id = admin.post("/api/jobs", Map.of("kind", "ORDER", "number", "PG-1"))
                    .expect(201)
                    .text("id");

            switchroom.kill();
            switchroom.start();

            assertThat(admin.get("/api/jobs/" + id).expect(200).text("number")).isEqualTo("PG-1");
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select count(*) from job where number = 'PG-1'")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        }
    }
}

package org.switchroom.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchroom.store.Written;

/** H2's file, and what the process knows of it, grow with what is kept and not with how often something was written. */
final class H2SpaceTest {
    private final OpenStore store = OpenStore.h2();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_commits_have_outdated_is_written_over_while_the_store_is_in_use() throws Exception {
        store.execute("set retention_time 0");
        writeOneByOne(1_000);

        awaitRoom();
        long size = figure("info.FILE_SIZE");
        writeOneByOne(1_000);
        awaitRoom();

        assertThat(figure("info.FILE_SIZE"))
                .as("twice as much is kept, and not what the commits wrote")
                .isLessThan(6 * size);
        store.reopen();
        assertThat(store.journal().verifyAudit().broken()).isEmpty();
    }

    private void awaitRoom() {
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(figure("info.CHUNKS_FILL_RATE_RW"))
                    .as("per cent in use of what may be written over")
                    .isGreaterThanOrEqualTo(40);
            assertThat(figure("info.CHUNK_COUNT"))
                    .as("commits of which something is kept, of 1,000 and more")
                    .isLessThan(500);
        });
    }

    /** Each in a commit of its own. */
    private void writeOneByOne(int jobs) {
        SampleEntries entries = SampleEntries.of(store.journal());
        for (int i = 0; i < jobs; i++) {
            assertThat(store.journal()
                            .write(entries.entry(entries.samples().job()))
                            .toCompletableFuture()
                            .join())
                    .isInstanceOf(Written.Stored.class);
        }
    }

    private long figure(String name) throws SQLException {
        try (Connection connection = store.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select setting_value from information_schema.settings where setting_name = '" + name + "'")) {
            row.next();
            return row.getLong(1);
        }
    }
}

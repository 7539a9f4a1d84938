package org.switchroom.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.store.Written;

final class H2GroupCommitTest extends GroupCommitContract {
    @Override
    OpenStore newStore() {
        return OpenStore.h2();
    }

    @Test
    void a_reader_that_is_interrupted_leaves_the_database_open_for_the_others() throws Exception {
        SampleEntries entries = SampleEntries.of(store().journal());
        for (int i = 0; i < 300; i++) {
            Job job = entries.samples().job(Map.of(JobField.NOTES, "n".repeat(20_000)));
            assertThat(write(entries.entry(job))).isEqualTo(new Written.Stored());
        }
        // with an empty cache, so that there is something to be interrupted in
        store().reopen();
        Thread reader = new Thread(this::readEverything);
        reader.start();
        for (int i = 0; i < 50; i++) {
            reader.interrupt();
            LockSupport.parkNanos(2_000_000);
        }
        reader.join();

        assertThat(write(entries.entry(entries.samples().job()))).isEqualTo(new Written.Stored());
    }

    private void readEverything() {
        try (Connection connection = store().source().getConnection();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 20; i++) {
                statement.executeQuery("select sum(length(notes)) from job").close();
            }
        } catch (SQLException interrupted) {
            // the reader itself may well fail
            assertThat(interrupted.getMessage()).isNotBlank();
        }
    }
}

package org.switchroom.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.switchroom.store.Written;

final class PostgresqlGroupCommitTest extends GroupCommitContract {
    @Override
    OpenStore newStore() {
        return OpenStore.postgresql();
    }

    @Test
    void the_server_syncs_its_log_for_every_batch_that_is_acknowledged() {
        // what a careless administrator may set; the journal's own sessions overrule it
        store().execute("do $$ begin execute 'alter database ' || current_database()"
                + " || ' set synchronous_commit = off'; end $$");
        store().reopen();
        DurableJournal journal = store().journal();
        SampleEntries entries = SampleEntries.of(journal);
        long syncsBefore = journal.serverSyncs();
        long batchesBefore = journal.counters().batches();

        for (int i = 0; i < 200; i++) {
            assertThat(write(entries.entry(entries.samples().job()))).isEqualTo(new Written.Stored());
        }

        long batches = journal.counters().batches() - batchesBefore;
        assertThat(batches).as("one after the other").isEqualTo(200);
        // the server's processes report what they counted about once a second
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        journal.serverSyncs() - syncsBefore)
                .isGreaterThanOrEqualTo(batches));
    }

    @Test
    void a_second_process_of_the_same_name_is_refused_with_the_next_step() {
        assertThatThrownBy(
                        () -> DurableJournal.open(store().source(), JournalSettings.inFolder("one", store().folder())))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("Another process works as node 'one'")
                .hasMessageContaining("node in etc/org.switchroom.journal.cfg");
    }

    @Test
    void connections_that_the_server_has_dropped_are_replaced_and_no_entry_fails_for_it() {
        SampleEntries entries = SampleEntries.of(store().journal());
        assertThat(write(entries.entry(entries.samples().job()))).isEqualTo(new Written.Stored());

        store().execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()");

        assertThat(write(entries.entry(entries.samples().job()))).isEqualTo(new Written.Stored());
        assertThat(store().journal().verifyAudit().broken()).isEmpty();
    }
}

package org.switchroom.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/** Many entries share one transaction and one sync; what the database itself refuses fails alone. */
abstract class GroupCommitContract {
    private OpenStore store;

    abstract OpenStore newStore();

    OpenStore store() {
        return store;
    }

    @BeforeEach
    void open() {
        store = newStore();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_the_database_refuses_fails_alone_among_those_that_share_its_batch() {
        SampleEntries entries = SampleEntries.of(store.journal());
        List<Job> jobs = new ArrayList<>();
        List<CompletableFuture<Written>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String number =
                    i == 37 || i == 38 ? "n".repeat(5_000) : entries.samples().word();
            Job job = entries.samples().job(Map.of(JobField.NUMBER, number));
            jobs.add(job);
            answers.add(store.journal().write(entries.entry(job)).toCompletableFuture());
        }

        for (int i = 0; i < answers.size(); i++) {
            boolean refused = i == 37 || i == 38;
            assertThat(answers.get(i).join())
                    .as("entry " + i)
                    .isInstanceOf(refused ? Written.Failed.class : Written.Stored.class);
            assertThat(store.journal().job(jobs.get(i).id()).isPresent()).isEqualTo(!refused);
        }
        assertThat(store.journal().verifyAudit().broken()).isEmpty();
        assertThat(store.journal().verifyAudit().links()).isEqualTo(98);
    }

    @Test
    void an_id_that_is_taken_stores_nothing_of_its_entry() {
        SampleEntries entries = SampleEntries.of(store.journal());
        Job job = entries.samples().job();
        Row.Timeline never = new Row.Timeline(
                entries.samples().timeline(java.util.Optional.of(job.id()), java.util.Optional.empty(), "never"));
        assertThat(write(entries.entry(job))).isEqualTo(new Written.Stored());

        assertThat(write(Entry.of(never, new Row.NewJob(job)))).isInstanceOf(Written.Conflict.class);

        assertThat(store.journal().timeline(job.id())).hasSize(1);
    }

    @Test
    void entries_that_come_together_share_batches() {
        SampleEntries entries = SampleEntries.of(store.journal());
        long before = store.journal().counters().batches();
        List<CompletableFuture<Written>> answers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            answers.add(store.journal()
                    .write(entries.entry(entries.samples().job()))
                    .toCompletableFuture());
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(new Written.Stored()));
        assertThat(store.journal().counters().batches() - before).isLessThan(250);
    }

    @Test
    void what_is_queued_when_the_journal_closes_is_still_written_and_nothing_after() {
        SampleEntries entries = SampleEntries.of(store.journal());
        List<Job> jobs = new ArrayList<>();
        List<CompletableFuture<Written>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Job job = entries.samples().job();
            jobs.add(job);
            answers.add(store.journal().write(entries.entry(job)).toCompletableFuture());
        }
        DurableJournal closed = store.journal();

        store.reopen();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(new Written.Stored()));
        assertThat(jobs)
                .allSatisfy(job -> assertThat(store.journal().job(job.id())).contains(job));
        assertThat(closed.write(entries.entry(entries.samples().job()))
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(Written.Failed.class);
    }

    Written write(Entry entry) {
        return store.journal().write(entry).toCompletableFuture().join();
    }
}

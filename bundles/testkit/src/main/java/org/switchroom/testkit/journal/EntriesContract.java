package org.switchroom.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Tenant;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Party;
import org.switchroom.store.Arrival;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.trace.TimelineEntry;

/** The rows of an entry stand or fall together, and no entry's fault is another's, however many share one sync. */
public interface EntriesContract extends JournalFixture {
    @Test
    default void an_entry_whose_guard_fails_leaves_nothing_behind() {
        Samples samples = samples();
        Job job = samples.job();
        Job stale = Samples.changed(job, JobField.NOTES, "stale");
        StoredMessage message = samples.message(samples.word(), now(), Optional.of(job.id()));
        TimelineEntry entry = samples.timeline(Optional.of(job.id()), Optional.empty(), "never");
        String key = samples.word();
        Row failing = new Row.ChangedJob(Samples.changed(stale, JobField.NOTES, "staler"));

        Arrival arrival = samples.arrival("panel", "1");
        Written written = write(
                arrival,
                new Row.NewJob(job),
                new Row.NewMessage(message),
                new Row.Timeline(entry),
                new Row.Setting(key, Optional.of("never")),
                new Row.Audit("anna", "create", job.id().toString(), "never", now()),
                failing);

        assertThat(written).isInstanceOfSatisfying(Written.Conflict.class, conflict -> {
            assertThat(conflict.row()).isEqualTo(failing);
            assertThat(conflict.what()).isNotBlank();
        });
        assertThat(journal().job(job.id())).isEmpty();
        assertThat(journal().message(message.id())).isEmpty();
        assertThat(journal().timeline(job.id())).isEmpty();
        assertThat(journal().setting(key)).isEmpty();
        assertThat(claim(journal(), message.envelope().lane(), now(), Duration.ofMinutes(1)))
                .as("no lane was woken")
                .isEmpty();
        assertThat(write(arrival, new Row.NewJob(job)))
                .as("the arrival was not taken either")
                .isEqualTo(new Written.Stored());
    }

    @Test
    default void the_same_arrival_is_taken_once_and_says_what_became_of_it() {
        Samples samples = samples();
        Job first = samples.job();
        Job second = samples.job();
        Arrival arrival = samples.arrival("panel", "Straße 1");
        Arrival again = new Arrival(
                arrival.tenant(), arrival.via(), arrival.client(), arrival.reference(), "other digest", "other", now());

        assertThat(write(arrival, new Row.NewJob(first))).isEqualTo(new Written.Stored());
        assertThat(write(again, new Row.NewJob(second))).isEqualTo(new Written.Repeated(arrival));

        assertThat(journal().job(first.id())).isPresent();
        assertThat(journal().job(second.id())).isEmpty();
    }

    @Test
    default void an_arrival_says_all_that_became_of_it_when_that_is_much() {
        Samples samples = samples();
        Arrival sample = samples.arrival("panel", samples.word());
        Arrival arrival = new Arrival(
                sample.tenant(),
                sample.via(),
                sample.client(),
                sample.reference(),
                sample.digest(),
                "0000000000abc ".repeat(200).strip(),
                now());

        assertThat(write(arrival)).isEqualTo(new Written.Stored());
        assertThat(write(arrival)).isEqualTo(new Written.Repeated(arrival));
    }

    @Test
    default void a_tenant_whose_id_is_taken_is_a_conflict_and_leaves_the_first_as_it_was() {
        Samples samples = samples();
        Tenant first = samples.tenant();
        Job job = samples.job();

        Written again = write(new Row.NewTenant(new Tenant(first.id(), "another", now())), new Row.NewJob(job));

        assertThat(again).isInstanceOf(Written.Conflict.class);
        assertThat(journal().tenants()).contains(first);
        assertThat(journal().job(job.id())).isEmpty();
    }

    @Test
    default void arrivals_of_other_clients_and_other_intakes_do_not_meet() {
        Samples samples = samples();
        Arrival one = samples.arrival("panel", samples.word());
        Arrival otherClient = new Arrival(
                one.tenant(), one.via(), "other panel", one.reference(), one.digest(), one.subject(), now());
        Arrival otherIntake = new Arrival(
                one.tenant(), "api.parties", one.client(), one.reference(), one.digest(), one.subject(), now());

        assertThat(write(one)).isEqualTo(new Written.Stored());
        assertThat(write(otherClient)).isEqualTo(new Written.Stored());
        assertThat(write(otherIntake)).isEqualTo(new Written.Stored());
    }

    @Test
    default void of_repeats_that_arrive_together_exactly_one_is_taken() throws Exception {
        Samples samples = samples();
        String reference = samples.word();
        List<Callable<CompletionStage<Written>>> writers = new ArrayList<>();
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            Job job = samples.job();
            jobs.add(job);
            Arrival arrival = new Arrival(
                    samples.tenant().id(),
                    "api.jobs",
                    "panel",
                    reference,
                    "digest",
                    job.id().toString(),
                    now());
            writers.add(() -> journal().write(new Entry(Optional.of(arrival), List.of(new Row.NewJob(job)))));
        }

        List<Written> written = together(writers, 8);

        List<Job> stored =
                jobs.stream().filter(job -> journal().job(job.id()).isPresent()).toList();
        assertThat(stored).hasSize(1);
        assertThat(written).filteredOn(Written.Stored.class::isInstance).hasSize(1);
        assertThat(written)
                .filteredOn(Written.Repeated.class::isInstance)
                .hasSize(31)
                .allSatisfy(repeated -> assertThat(
                                ((Written.Repeated) repeated).earlier().subject())
                        .isEqualTo(stored.get(0).id().toString()));
    }

    @Test
    default void a_forgotten_arrival_may_come_again() {
        Samples samples = samples();
        Arrival old = samples.arrival("panel", samples.word());
        Arrival young = new Arrival(
                old.tenant(),
                old.via(),
                old.client(),
                samples.word(),
                "digest",
                "job",
                old.receivedAt().plusSeconds(60));
        write(old);
        write(young);

        int forgotten = journal().forgetArrivals(old.receivedAt().plusSeconds(1));

        assertThat(forgotten).isPositive();
        assertThat(write(old)).isEqualTo(new Written.Stored());
        assertThat(write(young)).isEqualTo(new Written.Repeated(young));
    }

    @Test
    default void a_job_can_be_changed_before_its_creation_was_acknowledged() {
        Samples samples = samples();
        Job job = samples.job();
        List<CompletionStage<Written>> stages = new ArrayList<>();

        stages.add(journal().write(Entry.of(new Row.NewJob(job))));
        Job latest = job;
        for (int i = 0; i < 10; i++) {
            latest = Samples.changed(latest, JobField.NOTES, "change " + i);
            stages.add(journal().write(Entry.of(new Row.ChangedJob(latest))));
        }

        assertThat(stages).extracting(JournalFixture::await).containsOnly(new Written.Stored());
        assertThat(journal().job(job.id())).contains(latest);
    }

    @Test
    default void a_message_can_be_moved_on_before_its_creation_was_acknowledged() {
        Samples samples = samples();
        StoredMessage waiting = samples.message(samples.word());
        StoredMessage sending = waiting.with(Samples.in(MessageState.SENDING, waiting));

        List<CompletionStage<Written>> stages = List.of(
                journal().write(Entry.of(new Row.NewMessage(waiting))),
                journal().write(Entry.of(Samples.step(waiting, 0, MessageState.SENDING))),
                journal().write(Entry.of(Samples.step(waiting, 0, MessageState.CANCELLED))),
                journal().write(Entry.of(Samples.step(sending, 0, MessageState.ACCEPTED))));

        assertThat(stages.stream().map(JournalFixture::await).map(Written::getClass))
                .containsExactly(
                        Written.Stored.class, Written.Stored.class, Written.Conflict.class, Written.Stored.class);
        assertThat(journal().message(waiting.id()).orElseThrow().state()).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    default void the_entries_of_one_caller_are_written_in_the_order_given() {
        Samples samples = samples();
        String key = samples.word();
        Job neverThere = samples.job();
        List<CompletionStage<Written>> stages = new ArrayList<>();

        for (int i = 1; i <= 200; i++) {
            stages.add(journal().write(Entry.of(new Row.Setting(key, Optional.of("value " + i)))));
            if (i % 50 == 0) {
                Job stale = Samples.changed(neverThere, JobField.NOTES, "conflict");
                stages.add(journal()
                        .write(Entry.of(new Row.Setting(key, Optional.of("conflict")), new Row.ChangedJob(stale))));
            }
        }

        assertThat(stages.stream().map(JournalFixture::await).filter(Written.Stored.class::isInstance))
                .hasSize(200);
        assertThat(journal().setting(key)).contains("value 200");
    }

    @Test
    default void a_setting_moves_on_only_from_what_it_was() {
        Samples samples = samples();
        String key = samples.word();
        Job job = samples.job();

        assertThat(write(new Row.SettingStep(key, Optional.of("0"), Optional.of("1"))))
                .as("it is not there yet")
                .isInstanceOf(Written.Conflict.class);
        store(new Row.SettingStep(key, Optional.empty(), Optional.of("1")));
        assertThat(write(new Row.NewJob(job), new Row.SettingStep(key, Optional.empty(), Optional.of("1"))))
                .isInstanceOf(Written.Conflict.class);

        assertThat(journal().job(job.id())).isEmpty();
        assertThat(journal().setting(key)).contains("1");
        store(new Row.SettingStep(key, Optional.of("1"), Optional.empty()));
        assertThat(journal().setting(key)).isEmpty();
    }

    @Test
    default void what_is_built_on_a_step_that_failed_is_not_stored_either_and_the_rest_is() {
        Samples samples = samples();
        String key = samples.word();
        List<Job> jobs = new ArrayList<>();
        List<CompletionStage<Written>> stages = new ArrayList<>();
        Job stale = Samples.changed(Samples.changed(samples.job(), JobField.NOTES, "a"), JobField.NOTES, "b");
        for (int i = 0; i < 100; i++) {
            Row broken = i == 60 ? new Row.ChangedJob(stale) : new Row.Setting(samples.word(), Optional.of("x"));
            Job job = samples.job();
            jobs.add(job);
            Optional<String> before = i == 0 ? Optional.empty() : Optional.of("" + i);
            stages.add(journal()
                    .write(Entry.of(
                            new Row.NewJob(job), new Row.SettingStep(key, before, Optional.of("" + (i + 1))), broken)));
        }
        List<Written> answers = stages.stream().map(JournalFixture::await).toList();

        assertThat(answers.subList(0, 60)).containsOnly(new Written.Stored());
        assertThat(answers.subList(60, 100)).allMatch(Written.Conflict.class::isInstance);
        assertThat(journal().setting(key)).contains("60");
        assertThat(journal().job(jobs.get(59).id())).isPresent();
        assertThat(journal().job(jobs.get(60).id())).isEmpty();
        assertThat(journal().job(jobs.get(99).id())).isEmpty();
    }

    @Test
    default void a_stale_revision_is_refused_for_jobs_and_for_parties() {
        Samples samples = samples();
        Job job = samples.job();
        Job changed = Samples.changed(job, JobField.NOTES, "first");
        Party party = samples.party("party");
        Party changedParty = renamed(party, "first", 2);
        store(new Row.NewJob(job), new Row.NewParty(party));
        store(new Row.ChangedJob(changed), new Row.ChangedParty(changedParty));

        Row staleJob = new Row.ChangedJob(Samples.changed(job, JobField.NOTES, "second"));
        Row jumpingJob = new Row.ChangedJob(
                Samples.changed(Samples.changed(changed, JobField.NOTES, "skipped"), JobField.NOTES, "jump"));
        Row staleParty = new Row.ChangedParty(renamed(party, "second", 2));
        Row nobody = new Row.ChangedParty(renamed(samples.party("nobody"), "nobody", 2));

        for (Row refused : List.of(staleJob, jumpingJob, staleParty, nobody)) {
            assertThat(write(refused))
                    .isInstanceOfSatisfying(Written.Conflict.class, conflict -> assertThat(conflict.row())
                            .isEqualTo(refused));
        }
        assertThat(journal().job(job.id())).contains(changed);
        assertThat(journal().party(party.id())).contains(changedParty);
    }

    private static Party renamed(Party party, String name, int revision) {
        return new Party(
                party.id(),
                party.tenant(),
                party.kind(),
                name,
                party.accountNumber(),
                party.siteCode(),
                party.email(),
                party.mobile(),
                party.phone(),
                party.address(),
                party.via(),
                party.wantsJobs(),
                party.wantsUpdates(),
                party.smartnetId(),
                revision,
                party.createdAt(),
                party.changedAt());
    }

    @Test
    default void of_changes_to_one_revision_that_arrive_together_exactly_one_is_taken() throws Exception {
        Samples samples = samples();
        Job job = samples.job();
        store(new Row.NewJob(job));
        List<Callable<CompletionStage<Written>>> writers = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            Job changed = Samples.changed(job, JobField.NOTES, "change " + i);
            writers.add(() -> journal().write(Entry.of(new Row.ChangedJob(changed))));
        }

        List<Written> written = together(writers, 8);

        assertThat(written).filteredOn(Written.Stored.class::isInstance).hasSize(1);
        assertThat(written).filteredOn(Written.Conflict.class::isInstance).hasSize(31);
        assertThat(journal().job(job.id()).orElseThrow().revision()).isEqualTo(2);
    }

    @Test
    default void a_step_from_another_state_and_a_second_revocation_are_refused() {
        Samples samples = samples();
        StoredMessage message = samples.message(samples.word());
        StoredMessage held = message.with(Samples.in(MessageState.HELD, message));
        var token = samples.token();
        store(new Row.NewMessage(message), new Row.NewToken(token));
        store(new Row.RevokeToken(token.id(), now()));

        assertThat(write(Samples.step(held, 0, MessageState.CANCELLED))).isInstanceOf(Written.Conflict.class);
        assertThat(write(Samples.step(samples.message("none"), 0, MessageState.SENDING)))
                .isInstanceOf(Written.Conflict.class);
        assertThat(write(new Row.RevokeToken(token.id(), now()))).isInstanceOf(Written.Conflict.class);
        assertThat(write(new Row.RevokeToken(samples.word(), now()))).isInstanceOf(Written.Conflict.class);
        assertThat(journal().message(message.id())).contains(message);
    }

    @Test
    default void the_fault_of_one_writer_does_not_touch_the_others() throws Exception {
        Samples samples = samples();
        Job gone = samples.job();
        List<Callable<CompletionStage<Written>>> writers = new ArrayList<>();
        List<Job> good = new ArrayList<>();
        List<Job> bad = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            Job job = samples.job();
            TimelineEntry entry = samples.timeline(Optional.of(job.id()), Optional.empty(), "entry " + i);
            StoredMessage message = samples.message(samples.word(), now(), Optional.of(job.id()));
            List<Row> rows =
                    new ArrayList<>(List.of(new Row.NewJob(job), new Row.NewMessage(message), new Row.Timeline(entry)));
            boolean fails = i % 3 == 0;
            if (fails) {
                rows.add(
                        i % 2 == 0
                                ? new Row.ChangedJob(Samples.changed(gone, JobField.NOTES, "conflict"))
                                : new Row.RevokeToken("no such token", now()));
            }
            (fails ? bad : good).add(job);
            writers.add(() -> journal().write(Entry.of(rows)));
        }

        List<Written> written = together(writers, 16);

        for (int i = 0; i < written.size(); i++) {
            assertThat(written.get(i))
                    .as("entry " + i)
                    .isInstanceOf(i % 3 == 0 ? Written.Conflict.class : Written.Stored.class);
        }
        assertThat(good).allSatisfy(job -> {
            assertThat(journal().job(job.id())).contains(job);
            assertThat(journal().timeline(job.id())).hasSize(1);
            assertThat(journal().messagesOf(job.id())).hasSize(1);
        });
        assertThat(bad).allSatisfy(job -> {
            assertThat(journal().job(job.id())).isEmpty();
            assertThat(journal().timeline(job.id())).isEmpty();
            assertThat(journal().messagesOf(job.id())).isEmpty();
        });
    }

    @Test
    default void an_entry_without_rows_is_stored() {
        assertThat(write()).isEqualTo(new Written.Stored());
    }

    /** Starts all writers as close together as the threads can; answers in the order of the writers. */
    static List<Written> together(List<Callable<CompletionStage<Written>>> writers, int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<CompletionStage<Written>>> begun = new ArrayList<>();
            for (Callable<CompletionStage<Written>> writer : writers) {
                begun.add(pool.submit(() -> {
                    start.await();
                    return writer.call();
                }));
            }
            start.countDown();
            List<Written> written = new ArrayList<>();
            for (Future<CompletionStage<Written>> stage : begun) {
                written.add(JournalFixture.await(stage.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)));
            }
            return written;
        } finally {
            pool.shutdownNow();
        }
    }
}

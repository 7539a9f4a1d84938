package org.switchroom.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.switchroom.job.Attention;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Lane;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/** Lanes that wait for their turn wait in order and cost others nothing; a job turns red whoever else changes it. */
public interface QueuesContract extends JournalFixture {
    Duration LEASE = Duration.ofMinutes(10);

    private Lane waiting(String key, String queue, long place) {
        Samples samples = samples();
        store(new Row.NewMessage(samples.message(key)));
        Lane lane = claim(journal(), key, now(), LEASE).get(0);
        store(queued(lane, queue, place));
        return lane;
    }

    private Row queued(Lane lane, String queue, long place) {
        return new Row.LaneRelease(
                lane.key(),
                lane.epoch(),
                lane.joined(),
                Optional.of(now().plus(Duration.ofHours(1))),
                Optional.of(new Row.Queued(queue, place)));
    }

    private static List<String> keys(List<Lane> lanes) {
        return lanes.stream().map(Lane::key).toList();
    }

    @Test
    default void a_queue_is_served_from_its_lowest_place_and_brings_the_messages() {
        String queue = samples().word();
        String prefix = samples().word();
        waiting(prefix + "-b", queue, 2);
        waiting(prefix + "-c", queue, 3);
        waiting(prefix + "-a", queue, 1);
        waiting(prefix + "-other", queue + " other", 0);

        List<Lane> first = journal().claimQueued(queue, 2, LEASE);

        assertThat(keys(first)).containsExactlyInAnyOrder(prefix + "-a", prefix + "-b");
        assertThat(first).allSatisfy(lane -> assertThat(lane.open()).hasSize(1));
        assertThat(keys(journal().claimQueued(queue, 2, LEASE))).containsExactly(prefix + "-c");
    }

    @Test
    default void a_lane_may_be_put_into_a_queue_by_the_entry_that_brings_its_message() {
        String key = samples().word();
        String queue = samples().word();
        store(
                new Row.NewMessage(samples().message(key)),
                new Row.LaneTake(key, 1, LEASE),
                queued(new Lane(key, Row.LaneTake.EPOCH, 1, List.of()), queue, 7));

        assertThat(claim(journal(), key, now(), LEASE)).isEmpty();
        assertThat(journal().queues()).contains(queue);
        List<Lane> taken = otherNode().claimQueued(queue, 1, LEASE);
        assertThat(keys(taken)).containsExactly(key);
        assertThat(taken.get(0).open()).hasSize(1);
    }

    @Test
    default void the_queues_are_known_in_which_lanes_wait() {
        String queue = samples().word();
        String prefix = samples().word();
        waiting(prefix + "-a", queue, 1);
        waiting(prefix + "-b", queue, 2);
        waiting(prefix + "-c", queue + " mailto:x@example.org", 3);

        assertThat(journal().queues()).contains(queue, queue + " mailto:x@example.org");

        journal()
                .claimQueued(queue, 2, LEASE)
                .forEach(lane -> store(new Row.LaneRelease(
                        lane.key(), lane.epoch(), lane.joined(), Optional.empty(), Optional.empty())));
        assertThat(journal().queues()).doesNotContain(queue);
    }

    @Test
    default void a_lane_in_a_queue_is_not_due_before_its_time() {
        String key = samples().word();
        waiting(key, samples().word(), 1);

        assertThat(claim(journal(), key, now(), LEASE)).isEmpty();
        assertThat(claim(journal(), key, now().plus(Duration.ofHours(2)), LEASE))
                .hasSize(1);
    }

    @Test
    default void a_lane_taken_from_a_queue_is_nobody_elses_and_leaves_it_with_its_release() {
        String key = samples().word();
        String queue = samples().word();
        waiting(key, queue, 1);

        Lane taken = journal().claimQueued(queue, 1, LEASE).get(0);

        assertThat(otherNode().claimQueued(queue, 1, LEASE)).isEmpty();
        store(new Row.LaneRelease(key, taken.epoch(), taken.joined(), Optional.empty()));
        assertThat(journal().claimQueued(queue, 1, LEASE)).isEmpty();
    }

    @Test
    default void a_message_that_joins_a_waiting_lane_makes_it_due() {
        String key = samples().word();
        waiting(key, samples().word(), 1);

        store(new Row.NewMessage(samples().message(key)));

        assertThat(claim(journal(), key, now(), LEASE)).hasSize(1);
    }

    @Test
    default void a_lane_whose_holder_died_is_taken_from_its_queue_by_another() {
        String key = samples().word();
        String queue = samples().word();
        waiting(key, queue, 1);
        Journal dead = journal();
        dead.claimQueued(queue, 1, Duration.ofMillis(200));

        passTime(Duration.ofMillis(400));

        assertThat(keys(otherNode().claimQueued(queue, 1, LEASE))).containsExactly(key);
    }

    @Test
    default void troubles_that_come_together_are_counted_and_leave_one_red_job() {
        Samples samples = samples();
        Job job = samples.job();
        store(new Row.NewJob(job), trouble(job, "first"));
        store(trouble(job, "second"), trouble(job, "third"));

        Job red = journal().job(job.id()).orElseThrow();

        assertThat(red.revision()).isEqualTo(4);
        assertThat(red.attention()).hasValueSatisfying(attention -> {
            assertThat(attention.cause()).isEqualTo(Attention.Cause.COMM_PROBLEM);
            assertThat(attention.detail()).isEqualTo("third");
            assertThat(attention.count()).isEqualTo(3);
            assertThat(attention.since()).isEqualTo(job.changedAt());
        });
    }

    @Test
    default void a_trouble_counts_on_from_a_change_in_the_same_entry_and_makes_a_later_one_stale() {
        Samples samples = samples();
        Job job = samples.job();
        store(new Row.NewJob(job));
        Job changed = Samples.changed(job, JobField.NOTES, "the dog is out");

        store(new Row.ChangedJob(changed), trouble(job, "no way"));

        Job red = journal().job(job.id()).orElseThrow();
        assertThat(red.field(JobField.NOTES)).contains("the dog is out");
        assertThat(red.revision()).isEqualTo(3);
        assertThat(red.attention().map(Attention::count)).contains(1);
        assertThat(write(new Row.ChangedJob(Samples.changed(changed, JobField.NOTES, "stale"))))
                .isInstanceOf(Written.Conflict.class);
    }

    @Test
    default void a_trouble_of_an_entry_that_is_refused_leaves_the_job_as_it_was() {
        Samples samples = samples();
        Job job = samples.job();
        store(new Row.NewJob(job));
        Job stale = Samples.changed(job, JobField.NOTES, "does not know of the trouble");

        assertThat(write(trouble(job, "never"), new Row.ChangedJob(stale))).isInstanceOf(Written.Conflict.class);

        assertThat(journal().job(job.id())).contains(job);
    }

    @Test
    default void many_troubles_at_once_are_all_counted() {
        Samples samples = samples();
        Job job = samples.job();
        store(new Row.NewJob(job));
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(trouble(job, "trouble " + i));
        }
        var answers = rows.stream().map(row -> journal().write(Entry.of(row))).toList();
        answers.forEach(answer -> assertThat(JournalFixture.await(answer)).isEqualTo(new Written.Stored()));

        assertThat(journal().job(job.id()).flatMap(Job::attention).map(Attention::count))
                .contains(20);
    }

    private static Row trouble(Job job, String detail) {
        return new Row.RaiseAttention(job.id(), Attention.Cause.COMM_PROBLEM, detail, job.changedAt());
    }
}

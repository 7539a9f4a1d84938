package org.switchroom.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.switchroom.core.House.DISPATCHER;
import static org.switchroom.core.House.value;
import static org.switchroom.testkit.transport.ScriptedTransport.accepted;
import static org.switchroom.testkit.transport.ScriptedTransport.unavailable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.core.House;
import org.switchroom.job.Job;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.testkit.ManualClock;
import org.switchroom.testkit.journal.Samples;
import org.switchroom.testkit.transport.ScriptedTransport;
import org.switchroom.transport.Handover;
import org.switchroom.transport.TransportName;

/** A transport that is full, slow, limited or suspended is waited for without anybody else noticing. */
final class QueuesTest {
    private final House house = new House(House.limited(Map.of(
            "post", RateLimit.parse("3/h").orElseThrow(),
            "fax", RateLimit.parse("25/s").orElseThrow())));

    private int parties;

    @AfterEach
    void close() {
        house.close();
    }

    private Job job(String via) {
        return job(via, "p" + ++parties + "@example.org");
    }

    private Job job(String via, String mail) {
        String provider = guards(house, via, mail);
        return house.job(true, "kind", "ORDER", "provider", provider);
    }

    private static String guards(House house, String via, String mail) {
        return house.party("kind", "SERVICE_PROVIDER", "name", "Guards", "email", mail, "messageVia", via)
                .id()
                .toString();
    }

    /** The next deliveries, until they are completed. */
    private static List<CompletableFuture<Handover>> hanging(ScriptedTransport mail, int deliveries) {
        List<CompletableFuture<Handover>> hanging = new ArrayList<>();
        for (int i = 0; i < deliveries; i++) {
            hanging.add(mail.onAny().hangs());
        }
        return hanging;
    }

    private List<Job> jobs(int count, String via) {
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            jobs.add(job(via));
        }
        return jobs;
    }

    /** A transport in whose queue nobody is thought to wait any more, as may be when it comes. */
    private ScriptedTransport knownMail() {
        ScriptedTransport transport = house.transport("mail", "email", "mailto");
        await().until(() -> {
            long before = queued();
            house.await(job("EMAIL"), MessageState.ACCEPTED);
            return queued() == before;
        });
        return transport;
    }

    private StoredMessage message(Job job) {
        return house.messages(job).get(0);
    }

    private void awaitReason(Job job, String code) {
        await().untilAsserted(() -> assertThat(message(job).progress().reason().map(reason -> reason.code()))
                .contains(code));
    }

    @Test
    @Tag("SN-104")
    void more_waiting_lanes_than_there_are_workers_leave_another_transport_alone() {
        ScriptedTransport slow = house.transport("slow", "slow", "mailto");
        for (int i = 0; i < 4; i++) {
            slow.onAny().hangs();
        }
        List<Job> stuck = jobs(200, "slow");
        await().until(() -> slow.underWay() == 4);
        house.transport("mail", "email", "mailto");

        List<Job> others = jobs(50, "EMAIL");

        others.forEach(other -> house.await(other, MessageState.ACCEPTED));
        assertThat(slow.calls()).hasSize(4);
        awaitReason(stuck.get(199), "transport-busy");
    }

    @Test
    void those_who_wait_go_out_in_their_order_as_places_become_free() {
        ScriptedTransport mail = knownMail();
        int before = mail.calls().size();
        List<CompletableFuture<Handover>> hanging = hanging(mail, 20);
        List<Job> jobs = jobs(20, "EMAIL");
        await().until(() -> mail.underWay() == 4);
        jobs.subList(4, 20).forEach(job -> awaitReason(job, "transport-busy"));

        for (int i = 0; i < 20; i++) {
            int called = before + Math.min(i + 4, 20);
            await().until(() -> mail.calls().size() == called);
            hanging.get(i).complete(accepted("ref-" + i));
        }

        jobs.forEach(job -> house.await(job, MessageState.ACCEPTED));
        assertThat(mail.calls().stream()
                        .skip(before + 4)
                        .map(call -> call.message().id().value()))
                .isSorted();
        assertThat(mail.mostUnderWay()).isEqualTo(4);
    }

    @Test
    @Tag("CN-047")
    void what_concerns_life_goes_before_all_that_waited_longer() {
        ScriptedTransport mail = knownMail();
        int before = mail.calls().size();
        long queuedBefore = queued();
        List<CompletableFuture<Handover>> hanging = hanging(mail, 4);
        List<Job> jobs = jobs(20, "EMAIL");
        jobs.subList(4, 20).forEach(job -> awaitReason(job, "transport-busy"));
        String provider = guards(house, "EMAIL", "life@example.org");
        Job life = house.job(true, "kind", "ORDER", "provider", provider, "priority", "DISTRESS");
        awaitReason(life, "transport-busy");
        await().until(() -> queued() == queuedBefore + 17);

        hanging.get(0).complete(accepted("ref"));

        await().until(() -> mail.calls().size() > before + 4);
        assertThat(mail.calls().get(before + 4).message().id())
                .isEqualTo(message(life).id());
        hanging.forEach(one -> one.complete(accepted("late")));
        await().until(() -> mail.calls().size() == before + 21);
    }

    @Test
    void who_waits_for_a_place_is_not_looked_at_until_one_is_free() {
        ScriptedTransport mail = knownMail();
        int before = mail.calls().size();
        long queuedBefore = queued();
        List<CompletableFuture<Handover>> hanging = hanging(mail, 4);
        List<Job> jobs = jobs(30, "EMAIL");
        await().until(() -> mail.underWay() == 4);
        jobs.stream()
                .filter(job -> message(job).state() == MessageState.WAITING)
                .forEach(job -> awaitReason(job, "transport-busy"));
        await().until(() -> mail.underWay() == 4 && queued() == queuedBefore + 26);

        // what is to be seen is that nothing happens, so another transport's whole business is the clock
        house.transport("modem", "modem", "mailto");
        jobs(20, "modem").forEach(other -> house.await(other, MessageState.ACCEPTED));

        assertThat(queued()).isEqualTo(queuedBefore + 26);
        hanging.forEach(one -> one.complete(accepted("late")));
        await().until(() -> mail.calls().size() == before + 30);
    }

    /** Looks at each of those who wait are work that grows with the queue. */
    @Test
    void who_waits_is_called_from_the_queue_and_not_due_before_the_message_expires() {
        ScriptedTransport mail = knownMail();
        List<CompletableFuture<Handover>> hanging = hanging(mail, 4);

        List<Job> jobs = jobs(10, "EMAIL");
        jobs.subList(4, 10).forEach(job -> awaitReason(job, "transport-busy"));

        StoredMessage last = message(jobs.get(9));
        assertThat(house.journal.rows(Row.LaneRelease.class))
                .filteredOn(release -> release.lane().equals(last.envelope().lane()))
                .extracting(Row.LaneRelease::dueAt)
                .containsExactly(Optional.of(last.envelope().expiresAt()));
        hanging.forEach(one -> one.complete(accepted("late")));
        jobs.forEach(job -> house.await(job, MessageState.ACCEPTED));
    }

    /** As another node puts it there, or this one when nobody was told. */
    @Test
    void a_queue_that_nobody_here_remembers_is_served_within_half_a_minute() {
        ManualClock clock = ManualClock.at(Instant.now());
        try (House other = new House(House.QUICK, clock)) {
            ScriptedTransport mail = other.transport("mail", "email", "mailto");
            other.await(
                    other.job(true, "kind", "ORDER", "provider", guards(other, "EMAIL", "g@example.org")),
                    MessageState.ACCEPTED);
            await().until(() -> other.journal.queues().isEmpty());
            int before = mail.calls().size();
            Samples samples = new Samples(other.journal, clock.instant());
            StoredMessage forgotten = samples.message("forgotten");
            other.journal
                    .write(Entry.of(
                            new Row.NewTenant(samples.tenant()),
                            new Row.NewMessage(forgotten),
                            new Row.LaneTake("forgotten", 1, Duration.ofMinutes(1)),
                            new Row.LaneRelease(
                                    "forgotten",
                                    Row.LaneTake.EPOCH,
                                    1,
                                    Optional.of(forgotten.envelope().expiresAt()),
                                    Optional.of(new Row.Queued("email", 7)))))
                    .toCompletableFuture()
                    .join();
            assertThat(mail.calls()).hasSize(before);

            clock.advance(Duration.ofSeconds(31));

            await().until(() -> mail.calls().size() == before + 1);
        }
    }

    /** How often a lane was put into the queue for mail. */
    private long queued() {
        return house.journal.rows(Row.LaneRelease.class).stream()
                .filter(release -> release.queued()
                        .filter(it -> it.queue().equals("email"))
                        .isPresent())
                .count();
    }

    @Test
    void a_limit_is_kept_and_named_as_the_reason() {
        ScriptedTransport post = house.transport("post", "post", "mailto");

        List<Job> jobs = jobs(5, "post");

        awaitReason(jobs.get(4), "transport-limit");
        assertThat(message(jobs.get(4)).progress().reason().orElseThrow().text())
                .isEqualTo("delayed by limit 3/h of post");
        assertThat(house.story(jobs.get(4))).contains("waits: delayed by limit 3/h of post");
        await().until(() -> post.calls().size() == 3);
    }

    @Test
    void a_limit_is_kept_over_an_exchange_of_its_transport() {
        ScriptedTransport before = house.transport("post", "post", "mailto");
        jobs(3, "post").forEach(job -> house.await(job, MessageState.ACCEPTED));

        house.core.transports().remove(new TransportName("post"), before);
        ScriptedTransport after = house.transport("post", "post", "mailto");
        Job fourth = job("post");

        awaitReason(fourth, "transport-limit");
        assertThat(after.calls()).isEmpty();
    }

    @Test
    void whom_a_limit_delays_goes_out_when_it_allows() {
        ScriptedTransport fax = house.transport("fax", "fax", "mailto");

        jobs(50, "fax").forEach(job -> house.await(job, MessageState.ACCEPTED));

        assertThat(fax.calls()).hasSize(50);
    }

    @Test
    void a_dead_address_leaves_places_to_the_others() {
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        var dead = mail.on("mailto:dead@example.org");
        List<CompletableFuture<Handover>> hanging = List.of(dead.hangs(), dead.hangs(), dead.hangs());
        List<Job> toDead = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            toDead.add(job("EMAIL", "dead@example.org"));
        }
        awaitReason(toDead.get(5), "transport-address");
        await().until(() -> mail.underWay() == 2);

        jobs(20, "EMAIL").forEach(other -> house.await(other, MessageState.ACCEPTED));

        assertThat(mail.underWay()).isEqualTo(2);
        hanging.get(0).complete(unavailable("no-answer", Duration.ofMinutes(1)));
        hanging.get(1).complete(unavailable("no-answer", Duration.ofMinutes(1)));
        await().until(() -> mail.underWay() == 1);
        assertThat(mail.mostUnderWay()).isLessThanOrEqualTo(4);
        hanging.get(2).complete(accepted("awake again"));
        await().until(() -> toDead.stream()
                        .filter(job -> message(job).state() == MessageState.ACCEPTED)
                        .count()
                == 4);
    }

    @Test
    void who_waits_for_a_transport_that_is_suspended_looks_for_another_way_at_once() {
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        for (int i = 0; i < 4; i++) {
            mail.onAny().hangs();
        }
        List<Job> jobs = jobs(6, "EMAIL");
        awaitReason(jobs.get(5), "transport-busy");

        value(house.core.transports().suspend(DISPATCHER, new TransportName("mail")));

        assertThat(house.await(jobs.get(5), MessageState.HELD)
                        .progress()
                        .reason()
                        .map(reason -> reason.code()))
                .contains("transport-suspended");
    }
}

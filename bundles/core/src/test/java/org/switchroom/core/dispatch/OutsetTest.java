package org.switchroom.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.switchroom.core.House.DISPATCHER;
import static org.switchroom.core.House.map;
import static org.switchroom.core.House.value;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.core.House;
import org.switchroom.job.Attention;
import org.switchroom.job.Job;
import org.switchroom.message.MessageState;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.testkit.transport.ScriptedTransport;
import org.switchroom.transport.TransportName;

final class OutsetTest {
    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private String guards() {
        return house.party(
                        "kind", "SERVICE_PROVIDER", "name", "Guards", "email", "g@example.org", "messageVia", "EMAIL")
                .id()
                .toString();
    }

    private Job job() {
        return house.job(true, "kind", "ORDER", "provider", guards());
    }

    /** Until then a transport may still come after the start. */
    private void afterTheGrace() {
        house.await(job(), MessageState.HELD);
    }

    /** A transport in whose queue nobody is thought to wait any more, as may be when it comes. */
    private ScriptedTransport knownMail() {
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        await().until(() -> {
            Job job = job();
            house.await(job, MessageState.ACCEPTED);
            return entriesOf(job).get(0).rows().stream().anyMatch(Row.AttemptStart.class::isInstance);
        });
        return mail;
    }

    private List<Entry> entriesOf(Job job) {
        return house.journal.stored().stream()
                .filter(entry -> entry.rows().stream()
                        .anyMatch(row ->
                                (row instanceof Row.NewJob it && it.job().id().equals(job.id()))
                                        || (row instanceof Row.Timeline line
                                                && line.entry().job().equals(Optional.of(job.id())))))
                .toList();
    }

    @Test
    void a_job_whom_nobody_can_carry_is_held_and_red_in_the_entry_that_takes_it_in() {
        afterTheGrace();

        Job job = job();

        assertThat(entriesOf(job)).hasSize(1);
        assertThat(house.messages(job).get(0).state()).isEqualTo(MessageState.HELD);
        assertThat(house.journal.job(job.id())).contains(job);
        assertThat(job.revision()).isEqualTo(1);
        assertThat(job.attention()).hasValueSatisfying(attention -> {
            assertThat(attention.cause()).isEqualTo(Attention.Cause.COMM_PROBLEM);
            assertThat(attention.detail()).isEqualTo("provider is not told yet: no transport for email is there");
        });
        assertThat(house.story(job))
                .contains("HELD held: no transport for email is there")
                .contains("ATTENTION");
    }

    @Test
    void what_was_held_at_once_goes_out_when_a_transport_comes() {
        afterTheGrace();
        Job job = job();

        house.transport("mail", "email", "mailto");

        house.await(job, MessageState.ACCEPTED);
    }

    @Test
    void a_suspended_transport_is_none_and_a_resumed_one_takes_what_was_held() {
        house.transport("mail", "email", "mailto");
        value(house.core.transports().suspend(DISPATCHER, new TransportName("mail")));

        Job job = job();

        assertThat(entriesOf(job)).hasSize(1);
        assertThat(house.messages(job).get(0).progress().reason().map(reason -> reason.code()))
                .contains("transport-suspended");
        value(house.core.transports().resume(DISPATCHER, new TransportName("mail")));
        house.await(job, MessageState.ACCEPTED);
    }

    @Test
    void a_transport_that_comes_while_the_job_is_being_written_finds_it() {
        afterTheGrace();
        String provider = guards();
        house.journal.disk().hold();
        var creating = house.core
                .jobs()
                .create(DISPATCHER, map("kind", "ORDER", "provider", provider), true, Optional.empty());
        house.transport("mail", "email", "mailto");
        await().until(() -> house.journal.disk().waiting() >= 2);

        house.journal.disk().release();

        house.await(value(creating).value(), MessageState.ACCEPTED);
    }

    @Test
    void a_message_whose_transport_has_a_place_is_being_sent_in_the_entry_that_takes_its_job_in() {
        ScriptedTransport mail = knownMail();
        mail.onAny().hangs();

        Job job = job();

        await().until(() -> mail.underWay() == 1);
        assertThat(entriesOf(job)).hasSize(1);
        assertThat(house.messages(job)).singleElement().satisfies(message -> {
            assertThat(message.state()).isEqualTo(MessageState.SENDING);
            assertThat(house.journal.attempts(message.id())).hasSize(1);
        });
    }

    @Test
    void nothing_leaves_before_its_job_is_on_disk() {
        ScriptedTransport mail = knownMail();
        int before = mail.calls().size();
        String provider = guards();
        house.journal.disk().hold();

        var creating = house.core
                .jobs()
                .create(DISPATCHER, map("kind", "ORDER", "provider", provider), true, Optional.empty());
        await().until(() -> house.journal.disk().waiting() >= 1);

        assertThat(mail.calls()).hasSize(before);
        assertThat(creating.toCompletableFuture()).isNotDone();
        house.journal.disk().release();
        house.await(value(creating).value(), MessageState.ACCEPTED);
        assertThat(mail.calls()).hasSize(before + 1);
    }

    @Test
    void a_job_that_can_not_be_stored_gives_its_places_back() {
        ScriptedTransport mail = knownMail();
        int before = mail.calls().size();
        IdempotencyKey key = new IdempotencyKey("partner", "once", "digest");
        String provider = guards();
        Job first = value(house.core
                        .jobs()
                        .create(DISPATCHER, map("kind", "ORDER", "provider", provider), true, Optional.of(key)))
                .value();
        house.await(first, MessageState.ACCEPTED);

        for (int i = 0; i < 20; i++) {
            assertThat(value(house.core
                                    .jobs()
                                    .create(
                                            DISPATCHER,
                                            map("kind", "ORDER", "provider", provider),
                                            true,
                                            Optional.of(key)))
                            .repeated())
                    .isTrue();
        }

        house.await(job(), MessageState.ACCEPTED);
        assertThat(mail.calls()).hasSize(before + 2);
    }

    @Test
    void a_message_whose_transport_is_full_waits_in_its_queue_from_the_beginning() {
        ScriptedTransport mail = knownMail();
        for (int i = 0; i < 4; i++) {
            mail.onAny().hangs();
            house.job(
                    true,
                    "kind",
                    "ORDER",
                    "provider",
                    house.party(
                                    "kind",
                                    "SERVICE_PROVIDER",
                                    "name",
                                    "Guards " + i,
                                    "email",
                                    i + "@example.org",
                                    "messageVia",
                                    "EMAIL")
                            .id()
                            .toString());
        }
        await().until(() -> mail.underWay() == 4);

        Job job = job();

        assertThat(entriesOf(job)).hasSize(1);
        assertThat(house.messages(job).get(0).progress().reason().map(reason -> reason.code()))
                .contains("transport-busy");
        assertThat(house.journal.queues()).contains("email");
    }

    @Test
    void several_that_can_not_be_told_leave_one_red_job_that_names_them_all() {
        afterTheGrace();
        Job job = house.job(true, "kind", "ORDER", "provider", guards(), "customer", guards());

        assertThat(job.attention()).hasValueSatisfying(attention -> {
            assertThat(attention.count()).isEqualTo(1);
            assertThat(attention.detail()).contains("provider is not told yet").contains("customer is not told yet");
        });
    }
}

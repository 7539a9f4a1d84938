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
import org.switchroom.core.House;
import org.switchroom.job.Attention;
import org.switchroom.job.Job;
import org.switchroom.message.MessageState;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.transport.TransportName;

final class HoldingTest {
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
}

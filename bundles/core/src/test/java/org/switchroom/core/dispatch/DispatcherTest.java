package org.switchroom.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.switchroom.core.House.DISPATCHER;
import static org.switchroom.core.House.map;
import static org.switchroom.core.House.value;
import static org.switchroom.testkit.transport.ScriptedTransport.accepted;
import static org.switchroom.testkit.transport.ScriptedTransport.refused;
import static org.switchroom.testkit.transport.ScriptedTransport.unavailable;
import static org.switchroom.testkit.transport.ScriptedTransport.uncertain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.core.House;
import org.switchroom.job.Attention;
import org.switchroom.job.Job;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.message.Priority;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Party;
import org.switchroom.routing.Hop;
import org.switchroom.routing.WhenInDoubt;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.testkit.transport.ScriptedTransport;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

final class DispatcherTest {
    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private Job dispatched(String via) {
        return dispatched(via, "g@example.org");
    }

    private Job dispatched(String via, String mail) {
        Party provider = house.party(
                "kind",
                "SERVICE_PROVIDER",
                "name",
                "Guards",
                "email",
                mail,
                "mobile",
                "+43 664 1234567",
                "messageVia",
                via);
        return house.job(true, "kind", "ORDER", "provider", provider.id().toString());
    }

    private Job now(Job job) {
        return house.journal.job(job.id()).orElseThrow();
    }

    @Test
    void hands_a_message_over_and_keeps_what_the_other_side_calls_it() {
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        mail.onAny().answers(accepted("msg-1"));

        Job job = dispatched("EMAIL");

        StoredMessage sent = house.await(job, MessageState.ACCEPTED);
        assertThat(sent.progress().reference()).contains(new RemoteReference("msg-1"));
        assertThat(mail.calls()).hasSize(1);
        assertThat(house.story(job))
                .contains("DECIDED provider is Guards, MessageVia EMAIL")
                .contains("accepted as msg-1");
    }

    @Test
    void writes_that_it_is_sending_before_the_transport_is_called() {
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        mail.onAny().does(delivery -> {
            MessageState stored =
                    house.journal.message(delivery.message().id()).orElseThrow().state();
            return stored == MessageState.SENDING ? accepted("as it should") : refused("was " + stored);
        });

        assertThat(house.await(dispatched("EMAIL"), MessageState.ACCEPTED)
                        .progress()
                        .reference())
                .contains(new RemoteReference("as it should"));
    }

    @Test
    void tries_an_unavailable_transport_again_after_a_while_and_says_what_it_waits_for() {
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        mail.onAny().answers(unavailable("smtp.421", Duration.ofMillis(10)), accepted("second"));

        Job job = dispatched("EMAIL");

        StoredMessage sent = house.await(job, MessageState.ACCEPTED);
        assertThat(sent.progress().attempts()).isEqualTo(2);
        assertThat(house.story(job)).contains("unavailable").contains("next attempt");
    }

    @Test
    @Tag("SN-063")
    @Tag("SN-017")
    void turns_the_job_red_when_nobody_could_be_told_yet() {
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        mail.onAny().always(unavailable("smtp.421", Duration.ofMinutes(1)));

        Job job = dispatched("EMAIL");

        await().untilAsserted(() ->
                assertThat(now(job).attention().map(Attention::cause)).contains(Attention.Cause.COMM_PROBLEM));
        StoredMessage waiting = house.messages(job).get(0);
        assertThat(waiting.state()).isEqualTo(MessageState.WAITING);
        assertThat(waiting.progress().reason()).isPresent();
        assertThat(waiting.progress().dueAt()).isAfter(Instant.now().plusSeconds(30));
    }

    @Test
    void tries_every_transport_of_a_group_before_it_waits() {
        ScriptedTransport first = house.transport("mail-a", "email", "mailto");
        ScriptedTransport second = house.transport("mail-b", "email", "mailto");
        first.onAny().always(unavailable("down", Duration.ofMinutes(1)));

        StoredMessage sent = house.await(dispatched("EMAIL"), MessageState.ACCEPTED);

        assertThat(sent.progress().via()).contains(new TransportName("mail-b"));
        assertThat(second.calls()).hasSize(1);
    }

    @Test
    void takes_the_next_channel_when_no_transport_of_the_first_is_there() {
        ScriptedTransport mail = house.transport("mail", "email", "mailto");

        StoredMessage sent = house.await(dispatched("SMS"), MessageState.ACCEPTED);

        assertThat(sent.progress().via()).contains(new TransportName("mail"));
        assertThat(mail.calls()).hasSize(1);
    }

    @Test
    void takes_a_channel_of_another_kind_when_the_address_is_refused() {
        ScriptedTransport sms = house.transport("modem", "sms", "tel");
        house.transport("mail", "email", "mailto");
        sms.onAny().always(refused("wrong-number"));

        Job job = dispatched("SMS");

        assertThat(house.await(job, MessageState.ACCEPTED).progress().via()).contains(new TransportName("mail"));
        assertThat(sms.calls()).hasSize(1);
    }

    @Test
    @Tag("SM-026")
    void ends_as_faulty_when_the_only_way_refuses() {
        house.transport("mail", "email", "mailto").onAny().always(refused("smtp.550"));

        Job job = dispatched("EMAIL");

        StoredMessage failed = house.await(job, MessageState.FAILED);
        assertThat(failed.progress().reason().map(r -> r.code())).contains("smtp.550");
        await().untilAsserted(() -> assertThat(now(job).attention()).isPresent());
    }

    @Test
    void holds_a_message_without_any_channel_and_goes_on_when_one_comes() {
        Job job = dispatched("EMAIL");
        StoredMessage held = house.await(job, MessageState.HELD);
        assertThat(held.progress().reason().map(r -> r.code())).contains("transport-away");

        house.transport("mail", "email", "mailto");

        house.await(job, MessageState.ACCEPTED);
        assertThat(house.story(job))
                .contains("HELD held: no transport for email is there")
                .contains("RESUMED");
    }

    @Test
    void is_in_doubt_after_silence_and_is_not_sent_blindly_again() {
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        mail.onAny().answers(uncertain("smtp.silent"));
        Job job = dispatched("EMAIL");
        StoredMessage doubtful = house.await(job, MessageState.DOUBTFUL);
        assertThat(doubtful.progress().dueAt()).isAfter(Instant.now().plusSeconds(30));
        assertThat(mail.calls()).hasSize(1);
    }

    @Test
    @Tag("SM-119")
    void is_delivered_when_the_receipt_comes_even_if_it_comes_before_the_acceptance() {
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        mail.onAny().does(delivery -> {
            house.core
                    .arrivals()
                    .report(new Receipt(
                            new TransportName("mail"),
                            new RemoteReference("early"),
                            Receipt.Stage.DELIVERED,
                            Instant.now(),
                            Optional.empty()))
                    .toCompletableFuture()
                    .join();
            return accepted("early");
        });

        Job job = dispatched("EMAIL");

        house.await(job, MessageState.DELIVERED);
    }

    @Test
    void treats_a_transport_that_throws_as_uncertain() {
        house.transport("mail", "email", "mailto").onAny().throwsUp(new IllegalStateException("boom"));

        StoredMessage doubtful = house.await(dispatched("EMAIL"), MessageState.DOUBTFUL);

        assertThat(doubtful.progress().reason().map(r -> r.code())).contains("transport-defect");
    }

    @Test
    void treats_a_transport_that_never_answers_as_uncertain_after_its_deadline() {
        house.transport("mail", "email", "mailto").onAny().hangs();

        StoredMessage doubtful = house.await(dispatched("EMAIL"), MessageState.DOUBTFUL);

        assertThat(doubtful.progress().reason().map(r -> r.code())).contains("transport-silent");
    }

    @Test
    @Tag("SN-104")
    void keeps_the_order_of_a_jobs_messages_to_one_recipient() {
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        mail.onAny().answers(unavailable("down", Duration.ofMillis(50)));
        Job job = dispatched("EMAIL");
        for (int i = 0; i < 5; i++) {
            Job current = now(job);
            int edit = i;
            await().until(() -> house.core
                    .jobs()
                    .change(DISPATCHER, job.id(), now(current).revision(), map("notes", "edit " + edit))
                    .toCompletableFuture()
                    .join()
                    .fold(done -> true, refused -> false));
        }
        await().until(() -> house.messages(job).stream().allMatch(m -> m.state() == MessageState.ACCEPTED));

        List<Long> order = mail.calls().stream()
                .skip(1)
                .map(call -> call.message().id().value())
                .toList();
        assertThat(order).isSorted().hasSize(6);
    }

    @Test
    void does_not_send_what_was_taken_back_while_it_waited() {
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        mail.onAny().always(unavailable("down", Duration.ofMinutes(10)));
        Job job = dispatched("EMAIL");
        await().until(() -> house.messages(job).get(0).progress().attempts() == 1
                && house.messages(job).get(0).state() == MessageState.WAITING);
        await().until(() -> house.core
                .messages()
                .cancel(DISPATCHER, house.messages(job).get(0).id())
                .toCompletableFuture()
                .join()
                .fold(done -> true, refused -> false));

        assertThat(house.messages(job).get(0).state()).isEqualTo(MessageState.CANCELLED);
        assertThat(mail.calls()).hasSize(1);
    }

    @Test
    void leaves_a_suspended_transport_alone_and_uses_it_again_when_resumed() {
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        value(house.core.transports().suspend(DISPATCHER, new TransportName("mail")));
        Job job = dispatched("EMAIL");
        assertThat(house.await(job, MessageState.HELD).progress().reason().map(r -> r.code()))
                .contains("transport-suspended");
        assertThat(mail.calls()).isEmpty();

        value(house.core.transports().resume(DISPATCHER, new TransportName("mail")));

        house.await(job, MessageState.ACCEPTED);
    }

    @Test
    void never_gives_a_transport_more_at_once_than_it_can_take() {
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        var held = java.util.stream.IntStream.range(0, 4)
                .mapToObj(i -> mail.onAny().hangs())
                .toList();
        List<Job> jobs = java.util.stream.IntStream.range(0, 8)
                .mapToObj(i -> dispatched("EMAIL", "g" + i + "@example.org"))
                .toList();
        await().until(() -> mail.underWay() == 4);

        held.forEach(one -> one.complete(accepted("late")));

        jobs.forEach(job -> house.await(job, MessageState.ACCEPTED));
        assertThat(mail.mostUnderWay()).isLessThanOrEqualTo(4);
    }

    @Test
    void puts_what_a_dead_node_was_sending_in_doubt_and_does_not_send_it_blindly_again() {
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        Job job = house.job(false, "kind", "ORDER");
        Instant now = Instant.now();
        Envelope envelope = new Envelope(
                new MessageId(house.journal.nextId()),
                job.tenant(),
                Optional.of(job.id()),
                Optional.empty(),
                "provider",
                new Content.Text("", "left when its node died"),
                Priority.ROUTINE,
                "job:" + job.id() + "/dead",
                List.of(new Hop("email", new Address("mailto", "g@example.org"))),
                WhenInDoubt.DEFAULT,
                List.of(),
                Optional.empty(),
                now,
                now.plusSeconds(600));
        StoredMessage waiting = new StoredMessage(envelope, Progress.fresh(now));

        house.journal.write(
                Entry.of(new Row.NewMessage(waiting.with(Steps.sending(waiting, new TransportName("mail"), now)))));

        StoredMessage doubtful = house.await(job, MessageState.DOUBTFUL);
        assertThat(doubtful.progress().reason().map(r -> r.code())).contains("node-died");
        assertThat(house.story(job)).contains("stopped before the answer came");
        assertThat(mail.calls()).isEmpty();
    }
}

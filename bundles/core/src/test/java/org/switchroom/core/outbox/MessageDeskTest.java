package org.switchroom.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.core.House.DISPATCHER;
import static org.switchroom.core.House.problem;
import static org.switchroom.core.House.value;
import static org.switchroom.testkit.transport.ScriptedTransport.refused;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.answer.Created;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Problem;
import org.switchroom.core.House;
import org.switchroom.job.Job;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Party;
import org.switchroom.store.Row;

final class MessageDeskTest {
    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private Job job() {
        Party party = house.party("kind", "SERVICE_PROVIDER", "name", "G", "email", "e@x.at", "messageVia", "EMAIL");
        return house.job(true, "kind", "ORDER", "provider", party.id().toString());
    }

    @Test
    @Tag("SM-029")
    @Tag("SM-030")
    @Tag("SM-032")
    void sends_a_faulty_message_again_as_a_linked_copy_and_leaves_the_original() {
        house.transport("mail", "email", "mailto").onAny().answers(refused("smtp.550"));
        Job job = job();
        StoredMessage original = house.await(job, MessageState.FAILED);

        List<MessageId> copies = value(house.core.messages().resend(DISPATCHER, List.of(original.id())));

        StoredMessage copy = house.await(job, MessageState.ACCEPTED);
        assertThat(copies).containsExactly(copy.id());
        assertThat(copy.envelope().resendOf()).contains(original.id());
        assertThat(house.journal.message(original.id())).contains(original);
    }

    @Test
    @Tag("SM-031")
    @Tag("SM-041")
    void sends_a_sent_message_again_with_a_validity_of_its_own() {
        house.transport("mail", "email", "mailto");
        StoredMessage original = house.await(job(), MessageState.ACCEPTED);

        MessageId copy = value(house.core.messages().resend(DISPATCHER, List.of(original.id())))
                .get(0);

        var envelope = house.journal.message(copy).orElseThrow().envelope();
        assertThat(envelope.createdAt()).isAfterOrEqualTo(original.envelope().createdAt());
        assertThat(envelope.expiresAt()).isAfter(original.envelope().expiresAt());
    }

    @Test
    @Tag("SM-033")
    void makes_one_copy_of_each_for_one_key_however_often_it_is_asked() {
        house.transport("mail", "email", "mailto");
        StoredMessage original = house.await(job(), MessageState.ACCEPTED);
        StoredMessage another = house.await(job(), MessageState.ACCEPTED);
        var messages = house.core.messages();
        List<MessageId> ids = List.of(original.id(), another.id());
        var key = Optional.of(new IdempotencyKey("anna", "k-1", "a"));

        Created<List<MessageId>> first = value(messages.resend(DISPATCHER, ids, key));
        Created<List<MessageId>> again = value(messages.resend(DISPATCHER, ids, key));
        Problem other = problem(messages.resend(DISPATCHER, ids, Optional.of(new IdempotencyKey("anna", "k-1", "b"))));

        assertThat(first.value()).hasSize(2);
        assertThat(again).isEqualTo(new Created<>(first.value(), true));
        assertThat(other.field()).contains("Idempotency-Key");
        assertThat(house.journal.rows(Row.NewMessage.class)).hasSize(4);
    }

    @Test
    @Tag("SM-034")
    void refuses_to_send_a_waiting_message_again_and_says_why() {
        Job job = job();
        StoredMessage held = house.await(job, MessageState.HELD);

        Problem refused = problem(house.core.messages().resend(DISPATCHER, List.of(held.id())));

        assertThat(refused.kind()).isEqualTo(Problem.Kind.CONFLICT);
        assertThat(refused.cause()).contains("held");
    }

    @Test
    void takes_back_what_is_held_and_nothing_that_was_sent() {
        Job job = job();
        StoredMessage held = house.await(job, MessageState.HELD);

        assertThat(value(house.core.messages().cancel(DISPATCHER, held.id())).state())
                .isEqualTo(MessageState.CANCELLED);
        assertThat(problem(house.core.messages().cancel(DISPATCHER, held.id())).kind())
                .isEqualTo(Problem.Kind.CONFLICT);
    }
}

package org.switchroom.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.message.Message;
import org.switchroom.message.MessageId;
import org.switchroom.message.Priority;
import org.switchroom.transport.Delivery;
import org.switchroom.transport.DeliveryId;
import org.switchroom.transport.Handover;

class ScriptedTransportTest {
    private static final Address ANNA = new Address("mailto", "anna@example.org");
    private static final Address BERT = new Address("mailto", "bert@example.org");

    private final ScriptedTransport transport = ScriptedTransport.forScheme("mailto");

    private static Delivery to(Address address, long id) {
        Instant now = Instant.EPOCH;
        Message message =
                new Message(new MessageId(id), "main", new Content.Text("", "words"), Priority.URGENT, now, now);
        return new Delivery(new DeliveryId(id), message, address, 1, now.plusSeconds(60));
    }

    private CompletableFuture<Handover> send(Address address, long id) {
        return transport.send(to(address, id)).toCompletableFuture();
    }

    @Test
    void accepts_everything_without_a_script_and_records_it_in_order() {
        assertThat(send(ANNA, 1)).isCompletedWithValueMatching(Handover.Accepted.class::isInstance);
        assertThat(send(BERT, 2)).isCompleted();

        assertThat(transport.calls()).containsExactly(to(ANNA, 1), to(BERT, 2));
        assertThat(transport.calls(BERT)).containsExactly(to(BERT, 2));
    }

    @Test
    void answers_step_by_step_and_by_address_first() {
        Handover gone = ScriptedTransport.unavailable("line.down", Duration.ofSeconds(5));
        Handover refused = ScriptedTransport.refused("smtp.550");
        Handover accepted = ScriptedTransport.accepted("r1");
        transport.on("mailto:anna@example.org").answers(gone, accepted);
        transport.onAny().always(refused);

        assertThat(send(ANNA, 1)).isCompletedWithValue(gone);
        assertThat(send(BERT, 2)).isCompletedWithValue(refused);
        assertThat(send(ANNA, 3)).isCompletedWithValue(accepted);
        assertThat(send(ANNA, 4)).isCompletedWithValue(refused);
    }

    @Test
    void hangs_until_the_test_answers() {
        CompletableFuture<Handover> answer = transport.onAny().hangs();

        CompletableFuture<Handover> sent = send(ANNA, 1);
        assertThat(send(ANNA, 2)).isCompleted();
        assertThat(sent).isNotDone();
        assertThat(transport.underWay()).isEqualTo(1);

        answer.complete(ScriptedTransport.uncertain("late"));
        assertThat(sent).isCompletedWithValue(ScriptedTransport.uncertain("late"));
        assertThat(transport.underWay()).isZero();
        assertThat(transport.mostUnderWay()).isEqualTo(2);
    }

    @Test
    void blows_up_in_both_ways() {
        transport.onAny().throwsUp(new IllegalStateException("thrown")).breaks(new IllegalStateException("broken"));

        assertThatThrownBy(() -> send(ANNA, 1)).hasMessage("thrown");
        assertThat(send(ANNA, 2)).isCompletedExceptionally();
    }

    @Test
    void goes_away_under_what_is_under_way_and_comes_back() {
        CompletableFuture<Handover> never = transport.onAny().hangs();
        CompletableFuture<Handover> sent = send(ANNA, 1);

        transport.goAway();
        assertThat(sent).isCompletedExceptionally();
        assertThat(never).isDone();
        assertThatThrownBy(() -> send(ANNA, 2)).hasMessageContaining("went away");

        transport.comeBack();
        assertThat(send(ANNA, 3)).isCompleted();
    }
}

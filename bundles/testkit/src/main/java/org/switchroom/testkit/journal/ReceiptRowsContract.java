package org.switchroom.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.outbox.Walk;
import org.switchroom.store.Row;
import org.switchroom.transport.DeliveryId;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

/** Receipts find their message by the reference of the other side, in any order and however often they come. */
public interface ReceiptRowsContract extends JournalFixture {
    TransportName MAIL = new TransportName("mail");

    private Receipt receipt(RemoteReference reference, Receipt.Stage stage, int seconds) {
        return new Receipt(MAIL, reference, stage, now().plusSeconds(seconds), Optional.empty());
    }

    /** As core writes it: attempt begun and ended, and the message accepted under the reference. */
    private void handOver(StoredMessage message, RemoteReference reference) {
        DeliveryId delivery = new DeliveryId(journal().nextId());
        StoredMessage sending = message.with(Samples.in(MessageState.SENDING, message));
        Progress accepted = new Progress(
                MessageState.ACCEPTED,
                0,
                1,
                message.progress().dueAt(),
                Optional.empty(),
                Optional.of(MAIL),
                Optional.of(reference),
                false,
                Walk.NEW,
                now());
        store(
                Samples.step(message, 0, MessageState.SENDING),
                new Row.AttemptStart(delivery, message.id(), 1, MAIL, now(), now().plusSeconds(60)));
        store(
                new Row.AttemptEnd(delivery, new Handover.Accepted(Optional.of(reference)), now()),
                new Row.MessageStep(message.id(), message.envelope().lane(), 0, sending.state(), accepted));
    }

    @Test
    default void a_message_is_found_by_the_reference_of_the_other_side() {
        Samples samples = samples();
        StoredMessage message = samples.message(samples.word());
        RemoteReference reference = new RemoteReference("<" + samples.word() + "@example.org>");
        store(new Row.NewMessage(message));
        assertThat(journal().byReference(MAIL, reference)).isEmpty();

        handOver(message, reference);

        assertThat(journal().byReference(MAIL, reference))
                .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo(message.id()));
        assertThat(journal().byReference(new TransportName("modem"), reference)).isEmpty();
    }

    @Test
    default void a_reference_that_is_used_again_means_the_latest_message() {
        Samples samples = samples();
        RemoteReference reference = new RemoteReference(samples.word());
        StoredMessage earlier = samples.message(samples.word());
        StoredMessage later = samples.message(samples.word());
        store(new Row.NewMessage(earlier), new Row.NewMessage(later));

        handOver(earlier, reference);
        handOver(later, reference);

        assertThat(journal().byReference(MAIL, reference))
                .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo(later.id()));
    }

    @Test
    default void receipts_come_back_with_all_their_fields_and_a_repeat_is_ignored() {
        Samples samples = samples();
        StoredMessage message = samples.message(samples.word());
        RemoteReference reference = new RemoteReference("ß" + samples.word());
        store(new Row.NewMessage(message));
        handOver(message, reference);
        Receipt relayed = receipt(reference, Receipt.Stage.RELAYED, 1);
        Receipt failed = new Receipt(
                MAIL,
                reference,
                Receipt.Stage.FAILED,
                now().plusSeconds(2),
                Optional.of(new Reason("dsn.5.1.1", "unbekannt – " + "z".repeat(1_000))));

        store(new Row.NewReceipt(relayed, Optional.of(message.id())));
        store(new Row.NewReceipt(failed, Optional.of(message.id())));
        store(new Row.NewReceipt(receipt(reference, Receipt.Stage.RELAYED, 9), Optional.of(message.id())));

        assertThat(journal().receipts(message.id())).containsExactly(relayed, failed);
    }

    @Test
    default void a_repeat_in_the_same_breath_is_ignored_too() {
        Samples samples = samples();
        StoredMessage message = samples.message(samples.word());
        RemoteReference reference = new RemoteReference(samples.word());
        store(new Row.NewMessage(message));
        handOver(message, reference);
        Receipt delivered = receipt(reference, Receipt.Stage.DELIVERED, 1);

        store(
                new Row.NewReceipt(delivered, Optional.of(message.id())),
                new Row.NewReceipt(delivered, Optional.of(message.id())));

        assertThat(journal().receipts(message.id())).containsExactly(delivered);
    }

    @Test
    default void receipts_may_come_in_any_order() {
        Samples samples = samples();
        StoredMessage message = samples.message(samples.word());
        RemoteReference reference = new RemoteReference(samples.word());
        store(new Row.NewMessage(message));
        handOver(message, reference);
        Receipt relayed = receipt(reference, Receipt.Stage.RELAYED, 1);
        Receipt read = receipt(reference, Receipt.Stage.READ, 3);

        store(new Row.NewReceipt(read, Optional.of(message.id())));
        store(new Row.NewReceipt(relayed, Optional.of(message.id())));

        assertThat(journal().receipts(message.id())).containsExactlyInAnyOrder(relayed, read);
    }

    @Test
    default void a_receipt_that_came_before_anybody_knew_whose_it_is_belongs_to_the_message_later() {
        Samples samples = samples();
        StoredMessage message = samples.message(samples.word());
        StoredMessage another = samples.message(samples.word());
        RemoteReference reference = new RemoteReference(samples.word());
        Receipt early = receipt(reference, Receipt.Stage.DELIVERED, 1);
        store(new Row.NewMessage(message), new Row.NewMessage(another));

        store(new Row.NewReceipt(early, Optional.empty()));
        assertThat(journal().receipts(message.id())).isEmpty();
        handOver(message, reference);

        assertThat(journal().receipts(message.id())).containsExactly(early);
        assertThat(journal().receipts(another.id())).isEmpty();
    }
}

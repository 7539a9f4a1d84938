package org.switchroom.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

/** For transports that hear later what became of a message. */
public interface ReportsReceiptsContract extends TransportFixture {
    /** What the transport was given to bring its news to. */
    FakeArrivals arrivals();

    /** The name the transport was configured with. */
    TransportName name();

    /** The peer sends news of a message that it took under this reference. */
    void peerReports(RemoteReference reference, Receipt.Stage stage);

    @Test
    default void it_promises_receipts() {
        assertThat(transport().capabilities().receipts()).isNotEmpty();
    }

    @Test
    default void every_stage_it_promises_is_reported_under_the_reference_of_the_handover() {
        for (Receipt.Stage stage : transport().capabilities().receipts()) {
            RemoteReference reference = acceptedReference();

            peerReports(reference, stage);

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(arrivals().reported()).anySatisfy(receipt -> {
                        assertThat(receipt.via()).isEqualTo(name());
                        assertThat(receipt.reference()).isEqualTo(reference);
                        assertThat(receipt.stage()).isEqualTo(stage);
                        assertThat(receipt.at()).isNotNull();
                    }));
        }
    }

    @Test
    default void news_of_two_messages_is_not_mixed_up() {
        RemoteReference first = acceptedReference();
        RemoteReference second = acceptedReference();
        Receipt.Stage stage = transport().capabilities().receipts().iterator().next();

        peerReports(second, stage);
        peerReports(first, stage);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(arrivals().reported())
                        .extracting(Receipt::reference)
                        .containsExactlyInAnyOrder(first, second));
    }

    private RemoteReference acceptedReference() {
        Handover handover = send(word());
        assertThat(handover).isInstanceOf(Handover.Accepted.class);
        return ((Handover.Accepted) handover)
                .reference()
                .orElseThrow(() -> new AssertionError("without a reference no receipt finds its message"));
    }
}

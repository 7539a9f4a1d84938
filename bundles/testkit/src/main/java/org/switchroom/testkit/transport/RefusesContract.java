package org.switchroom.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.switchroom.message.Address;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;

/** For transports whose peer can say "never": it is refused, and the line is not to blame. */
public interface RefusesContract extends TransportFixture {
    /** An address of which the peer says that it will never take anything for it. */
    Address refused();

    @Test
    default void what_the_peer_will_never_take_is_refused() {
        String words = word();

        Handover handover = send(delivery(refused(), saying(words)));

        assertThat(handover).isInstanceOfSatisfying(Handover.Refused.class, refused -> {
            assertThat(refused.reason().code())
                    .as("counted in metrics, so without addresses")
                    .isNotBlank()
                    .doesNotContain(refused().value())
                    .doesNotContainAnyWhitespaces();
            assertThat(refused.reason().text()).as("for people").isNotBlank();
        });
        assertThat(arrived(words)).isZero();
    }

    @Test
    default void a_refusal_does_not_harm_the_next_message_nor_the_health() {
        String words = word();

        send(delivery(refused(), saying(word())));

        assertThat(send(words)).isInstanceOf(Handover.Accepted.class);
        assertThat(arrived(words)).isEqualTo(1);
        assertThat(transport().health().state()).isEqualTo(Health.State.UP);
    }
}

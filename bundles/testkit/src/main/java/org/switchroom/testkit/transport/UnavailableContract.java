package org.switchroom.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;

/** The peer is not there: nothing has left, it is said in time, and the transport recovers by itself. */
public interface UnavailableContract extends TransportFixture {
    /** Nobody answers any more: connections are refused, the line is dead. Open connections end. */
    void peerGoesDown();

    /** The same peer, under the same address, answers again. */
    void peerComesBack();

    @Test
    default void with_the_peer_down_it_is_unavailable_and_nothing_arrives() {
        String words = word();
        peerGoesDown();

        Handover handover = send(words);

        assertThat(handover).isInstanceOfSatisfying(Handover.Unavailable.class, unavailable -> {
            assertThat(unavailable.reason().code()).isNotBlank().doesNotContainAnyWhitespaces();
            assertThat(unavailable.reason().text()).isNotBlank();
            assertThat(unavailable.retryAfter()).isGreaterThanOrEqualTo(Duration.ZERO);
        });
        assertThat(arrived(words)).isZero();
    }

    @Test
    default void a_peer_that_went_down_between_two_messages_is_unavailable_for_the_second() {
        assertThat(send(word())).isInstanceOf(Handover.Accepted.class);
        String words = word();

        peerGoesDown();

        assertThat(send(words)).isInstanceOf(Handover.Unavailable.class);
        assertThat(arrived(words)).isZero();
    }

    @Test
    default void its_health_says_that_the_peer_is_not_there() {
        peerGoesDown();

        send(word());

        assertThat(transport().health().state()).isNotEqualTo(Health.State.UP);
        assertThat(transport().health().detail()).as("what is wrong").isNotBlank();
    }

    @Test
    default void it_recovers_by_itself_when_the_peer_comes_back() {
        String words = word();
        peerGoesDown();
        send(word());

        peerComesBack();

        assertThat(send(words)).isInstanceOf(Handover.Accepted.class);
        assertThat(arrived(words)).isEqualTo(1);
        assertThat(transport().health().state()).isEqualTo(Health.State.UP);
    }
}

package org.switchroom.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.switchroom.transport.Delivery;
import org.switchroom.transport.Handover;

/** The line falls silent after the text has left: nobody knows, and the transport says exactly that. */
public interface UncertainContract extends TransportFixture {
    Duration SILENCE = Duration.ofSeconds(4);

    /** How long the peer's silence is borne. It is always borne to its end, so this is less than patience. */
    default Duration silence() {
        return patience().compareTo(SILENCE) < 0 ? patience() : SILENCE;
    }

    /** The peer takes the whole text and then says nothing; the connection stays open. */
    void peerFallsSilentAfterTheText();

    /** The peer takes the whole text and then cuts the line without a word. */
    void peerHangsUpAfterTheText();

    /** The peer is as it was at first. */
    void peerAnswersAgain();

    @Test
    default void silence_after_the_text_is_uncertain() {
        peerFallsSilentAfterTheText();

        Handover handover = send(soonOver());

        assertThat(handover).isInstanceOfSatisfying(Handover.Uncertain.class, uncertain -> {
            assertThat(uncertain.reason().code()).isNotBlank().doesNotContainAnyWhitespaces();
            assertThat(uncertain.reason().text()).isNotBlank();
        });
    }

    @Test
    default void a_line_that_breaks_after_the_text_is_uncertain() {
        peerHangsUpAfterTheText();

        assertThat(send(word())).isInstanceOf(Handover.Uncertain.class);
    }

    @Test
    default void health_is_answered_from_memory_while_a_send_hangs() {
        peerFallsSilentAfterTheText();
        CompletableFuture<Handover> hanging = begin(soonOver());

        assertThat(transport().health()).isNotNull();

        assertThat(TransportFixture.outcome(hanging)).isInstanceOf(Handover.Uncertain.class);
    }

    @Test
    default void the_next_message_is_not_harmed_by_one_in_doubt() {
        String words = word();
        peerFallsSilentAfterTheText();
        send(soonOver());

        peerAnswersAgain();

        assertThat(send(words)).isInstanceOf(Handover.Accepted.class);
        assertThat(arrived(words)).isEqualTo(1);
    }

    private Delivery soonOver() {
        return delivery(reachable(), saying(word()), silence());
    }
}

package org.switchroom.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.switchroom.transport.Handover;

/** For transports that promise several sends at once: as many as promised really are under way together. */
public interface ParallelContract extends TransportFixture {
    /** From now on the peer keeps every sender waiting before it takes the text. */
    void peerHolds();

    /** How many senders the peer keeps waiting. */
    int peerKeepsWaiting();

    /** The peer takes them all, and waits no more. */
    void peerLetsGo();

    /** How many of the promised sends the test begins; for transports that promise very many. */
    default int sendsAtOnce() {
        return Math.min(transport().capabilities().parallelSends(), 16);
    }

    @Test
    default void as_many_sends_as_promised_are_under_way_at_once() {
        assertThat(transport().capabilities().parallelSends()).isGreaterThan(1);
        int sends = sendsAtOnce();
        List<String> words = new ArrayList<>();
        List<CompletableFuture<Handover>> answers = new ArrayList<>();
        peerHolds();

        for (int i = 0; i < sends; i++) {
            words.add(word());
            answers.add(begin(delivery(reachable(), saying(words.get(i)))));
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> peerKeepsWaiting() == sends);
        peerLetsGo();

        assertThat(answers).allSatisfy(answer -> assertThat(TransportFixture.outcome(answer))
                .isInstanceOf(Handover.Accepted.class));
        assertThat(words).allSatisfy(text -> assertThat(arrived(text)).isEqualTo(1));
    }
}

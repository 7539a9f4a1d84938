package org.switchroom.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchroom.message.Content;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.InboundMessage;
import org.switchroom.transport.Intake;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.Transport;
import org.switchroom.transport.TransportName;

/** For transports that take messages in: nothing is acknowledged before it is on disk. */
public interface ReceivesContract {
    /** How long the line may take. */
    Duration PATIENCE = Duration.ofSeconds(60);

    Transport transport();

    /** What the transport was given to bring its arrivals to. */
    FakeArrivals arrivals();

    /** The name the transport was configured with. */
    TransportName name();

    /**
     * The peer sends the words under a reference of its own, and does not wait for the answer. A peer that repeats by
     * itself is set so that it does not.
     */
    void peerSends(String reference, String words);

    /** Whether the transport has named it so that a repeat is known as one. For peers that name nothing: by its content. */
    default boolean isNamed(String reference, RemoteReference found) {
        return found.value().contains(reference);
    }

    /** The references that the transport has acknowledged to the peer so far. */
    List<String> acknowledged();

    /** What core would read of an arrival. */
    default String words(Content content) {
        return content.fold(
                text -> text.subject() + "\n" + text.body(),
                Content.Alarm::toString,
                job -> job.fields().toString(),
                Content.Binary::words);
    }

    private void awaitArrivals(int count) {
        await().atMost(PATIENCE).until(() -> arrivals().received().size() >= count);
    }

    private void awaitAcknowledged(String reference) {
        await().atMost(PATIENCE).until(() -> acknowledged().contains(reference));
    }

    @Test
    default void it_says_that_it_receives() {
        assertThat(transport().capabilities().directions()).contains(Capabilities.Direction.RECEIVE);
    }

    @Test
    default void an_arrival_says_over_which_way_under_which_reference_and_what() {
        peerSends("r-1", "Brand in Halle 3");

        awaitArrivals(1);
        InboundMessage arrival = arrivals().received().get(0);
        assertThat(arrival.via()).isEqualTo(name());
        assertThat(isNamed("r-1", arrival.reference())).isTrue();
        assertThat(words(arrival.content())).contains("Brand in Halle 3");
        assertThat(arrival.receivedAt()).isNotNull();
    }

    @Test
    default void an_arrival_is_acknowledged_only_after_it_is_stored() {
        arrivals().hold();

        peerSends("r-2", "words");
        awaitArrivals(1);
        assertThat(acknowledged()).as("before it is on disk").isEmpty();
        arrivals().release(Intake.STORED);

        awaitAcknowledged("r-2");
    }

    @Test
    default void a_repeat_is_acknowledged_again() {
        arrivals().answer(Intake.DUPLICATE);

        peerSends("r-3", "words");

        awaitAcknowledged("r-3");
    }

    @Test
    default void what_could_not_be_stored_is_not_acknowledged() {
        arrivals().answer(Intake.TRY_LATER);
        peerSends("r-4", "words");
        awaitArrivals(1);

        arrivals().answer(Intake.STORED);
        peerSends("r-5", "other words");
        awaitAcknowledged("r-5");

        assertThat(acknowledged()).doesNotContain("r-4");
    }
}

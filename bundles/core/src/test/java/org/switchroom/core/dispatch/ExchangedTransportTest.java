package org.switchroom.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.switchroom.testkit.transport.ScriptedTransport.unavailable;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.core.House;
import org.switchroom.job.Job;
import org.switchroom.message.MessageState;
import org.switchroom.testkit.transport.ScriptedTransport;
import org.switchroom.transport.Handover;
import org.switchroom.transport.TransportName;

/** A transport whose bundle is updated goes, and another one of the same name comes a moment later. */
final class ExchangedTransportTest {
    private static final TransportName MAIL = new TransportName("mail");

    private final House house = new House(House.waiting(Duration.ofHours(1)));
    private String guards;

    @BeforeEach
    void party() {
        guards = house.party(
                        "kind", "SERVICE_PROVIDER", "name", "Guards", "email", "g@example.org", "messageVia", "EMAIL")
                .id()
                .toString();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Job job() {
        return house.job(true, "kind", "ORDER", "provider", guards);
    }

    private void awaitAway(Job job) {
        await().untilAsserted(() -> assertThat(
                        house.messages(job).get(0).progress().reason().map(reason -> reason.code()))
                .contains("transport-away"));
    }

    @Test
    void what_waited_for_it_goes_out_as_soon_as_it_is_back_and_not_when_the_patience_ends() {
        ScriptedTransport before = house.transport("mail", "email", "mailto");
        house.core.transports().remove(MAIL, before);
        Job job = job();
        awaitAway(job);

        ScriptedTransport after = house.transport("mail", "email", "mailto");

        house.await(job, MessageState.ACCEPTED);
        assertThat(after.calls()).hasSize(1);
        assertThat(before.calls()).isEmpty();
    }

    @Test
    void what_it_gave_back_while_it_stopped_goes_over_its_successor_at_once() {
        ScriptedTransport before = house.transport("mail", "email", "mailto");
        CompletableFuture<Handover> underWay = before.onAny().hangs();
        Job job = job();
        await().until(() -> before.underWay() == 1);
        house.core.transports().remove(MAIL, before);
        ScriptedTransport after = house.transport("mail", "email", "mailto");

        underWay.complete(unavailable("transport.stopped", Duration.ofMinutes(30)));

        house.await(job, MessageState.ACCEPTED);
        assertThat(after.calls()).hasSize(1);
    }

    @Test
    void the_next_channel_is_taken_when_the_patience_ends() {
        try (House impatient = new House(House.waiting(Duration.ofMillis(200)))) {
            ScriptedTransport before = impatient.transport("mail", "email", "mailto");
            impatient.core.transports().remove(MAIL, before);
            String party = impatient
                    .party(
                            "kind",
                            "SERVICE_PROVIDER",
                            "name",
                            "Guards",
                            "email",
                            "g@example.org",
                            "messageVia",
                            "EMAIL")
                    .id()
                    .toString();

            Job job = impatient.job(true, "kind", "ORDER", "provider", party);

            impatient.await(job, MessageState.HELD);
        }
    }
}

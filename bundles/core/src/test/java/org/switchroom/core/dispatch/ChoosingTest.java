package org.switchroom.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.switchroom.message.Address;
import org.switchroom.testkit.transport.ScriptedTransport;
import org.switchroom.transport.TransportName;

/** What is known of queues after a start. ScriptedTransport has four places, two of them for one address. */
final class ChoosingTest {
    private static final Address GUARD = new Address("mailto", "guard@example.org");

    private final Roster roster = new Roster(Clock.systemUTC(), Duration.ofHours(1), Map.of());
    private final Choosing choosing = new Choosing(roster);
    private final TransportSlot mail = new TransportSlot(
            new TransportName("mail"),
            "email",
            Instant.now(),
            ScriptedTransport.forScheme("mailto"),
            Optional.empty(),
            System::nanoTime,
            () -> {});

    private int room(String queue) {
        return choosing.queues().all().get(queue).getAsInt();
    }

    @Test
    void lanes_that_an_earlier_run_left_waiting_for_an_address_go_on_when_its_transport_comes() {
        choosing.mayWait("mail " + GUARD);
        assertThat(room("mail " + GUARD)).isZero();

        roster.add(mail);
        assertThat(room("mail " + GUARD)).isEqualTo(2);

        mail.enter(GUARD, true);
        assertThat(room("mail " + GUARD)).isEqualTo(1);
    }

    @Test
    void lanes_that_wait_for_a_channel_have_all_its_places() {
        choosing.mayWait("email");

        roster.add(mail);

        assertThat(room("email")).isEqualTo(4);
    }
}

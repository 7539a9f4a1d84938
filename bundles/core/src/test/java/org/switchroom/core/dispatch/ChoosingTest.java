package org.switchroom.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.routing.Hop;
import org.switchroom.testkit.transport.ScriptedTransport;
import org.switchroom.transport.TransportName;

/** What is known of queues after a start. ScriptedTransport has four places, two of them for one address. */
final class ChoosingTest {
    private static final Address GUARD = new Address("mailto", "guard@example.org");

    private final Roster roster = new Roster(Clock.systemUTC(), Duration.ofHours(1), Map.of());
    private final Choosing choosing = new Choosing(roster);
    private final TransportSlot mail = slot("mail");

    private static TransportSlot slot(String name) {
        return new TransportSlot(
                new TransportName(name),
                "email",
                Instant.now(),
                ScriptedTransport.forScheme("mailto"),
                Optional.empty(),
                System::nanoTime,
                () -> {});
    }

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

    @Test
    void the_first_transport_with_a_place_is_taken_although_the_channel_s_queue_is_emptied_meanwhile()
            throws Exception {
        roster.add(mail);
        roster.add(slot("second"));
        AtomicBoolean done = new AtomicBoolean();
        Thread server = new Thread(() -> {
            while (!done.get()) {
                choosing.mayWait("email");
                choosing.queues().emptied("email");
            }
        });
        server.start();
        Set<TransportSlot> taken = new HashSet<>();

        for (int i = 0; i < 200_000; i++) {
            if (choosing.choose(new Hop("email", GUARD), Content.Kind.JOB, Set.of(), false) instanceof Choice.Take it) {
                taken.add(it.slot());
                it.slot().giveBack(GUARD);
            }
        }
        done.set(true);
        server.join();

        assertThat(taken).containsExactly(mail);
    }
}

package org.switchroom.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.message.Address;
import org.switchroom.testkit.transport.ScriptedTransport;
import org.switchroom.transport.TransportName;

/** The places of a transport that takes four at once, 10 ms each, when writing one down takes 5 ms. */
final class TransportSlotTest {
    private static final int PLACES = 4;

    private final AtomicLong nanos = new AtomicLong(1);
    private final TransportSlot slot = new TransportSlot(
            new TransportName("mail"),
            "email",
            Instant.now(),
            ScriptedTransport.forScheme("mailto"),
            Optional.empty(),
            nanos::get,
            () -> {});
    private int addresses;

    @BeforeEach
    void it_is_known_how_long_they_take() throws InterruptedException {
        for (int i = 0; i < 64; i++) {
            Address to = enter();
            long chosen = slot.nanos();
            pass(5);
            assertThat(slot.sends(chosen)).isTrue();
            long handedOver = slot.nanos();
            pass(10);
            slot.leave(to, handedOver);
        }
    }

    private void pass(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private Address enter() {
        Address to = Address.mail("guard" + addresses++ + "@example.org");
        assertThat(slot.enter(to, true)).isEqualTo(TransportSlot.Entrance.TAKEN);
        return to;
    }

    @Test
    void two_more_are_begun_than_it_takes_at_once_and_get_in_as_others_leave() throws InterruptedException {
        long chosen = slot.nanos();
        IntStream.range(0, PLACES + 2).forEach(i -> enter());
        assertThat(slot.enter(Address.mail("late@example.org"), true)).isEqualTo(TransportSlot.Entrance.FULL);
        assertThat(slot.room()).isZero();
        for (int i = 0; i < PLACES; i++) {
            assertThat(slot.sends(chosen)).isTrue();
        }
        CompletableFuture<Boolean> fifth = sends(chosen);
        assertThat(fifth).isNotDone();

        slot.leave(Address.mail("guard64@example.org"), slot.nanos());

        assertThat(fifth.join()).isTrue();
    }

    private CompletableFuture<Boolean> sends(long chosen) {
        CompletableFuture<Boolean> gone = new CompletableFuture<>();
        Thread lane = new Thread(() -> {
            try {
                gone.complete(slot.sends(chosen));
            } catch (InterruptedException stopped) {
                gone.completeExceptionally(stopped);
            }
        });
        lane.start();
        await().until(() -> gone.isDone() || lane.getState() == Thread.State.TIMED_WAITING);
        return gone;
    }

    @Test
    void what_was_begun_ahead_is_not_handed_to_one_that_ends_nothing_any_more() throws InterruptedException {
        long chosen = slot.nanos();
        IntStream.range(0, PLACES + 1).forEach(i -> enter());
        for (int i = 0; i < PLACES; i++) {
            assertThat(slot.sends(chosen)).isTrue();
        }

        assertThat(slot.sends(chosen)).isFalse();
    }
}

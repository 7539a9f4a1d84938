package org.switchroom.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.message.Address;

final class AddressSharesTest {
    private static final Address DEAD = Address.mail("dead@example.org");
    private static final Address OTHER = Address.mail("other@example.org");

    private final AddressShares shares = new AddressShares(8);
    private long now = 1;

    @BeforeEach
    void deliveries_usually_take_ten_milliseconds() {
        take(10, 20);
    }

    private void take(long millis, int times) {
        for (int i = 0; i < times; i++) {
            shares.begin(OTHER, now);
            pass(millis);
            shares.end(OTHER, now);
        }
    }

    private void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Test
    void an_address_has_half_of_the_places() {
        for (int i = 0; i < 4; i++) {
            assertThat(shares.room(DEAD, now)).isEqualTo(4 - i);
            shares.begin(DEAD, now);
        }

        assertThat(shares.room(DEAD, now)).isZero();
        assertThat(shares.room(OTHER, now)).isEqualTo(4);
    }

    @Test
    @Tag("SN-104")
    void an_address_where_a_delivery_takes_far_longer_than_usual_has_a_single_one() {
        shares.begin(DEAD, now);
        pass(99);
        assertThat(shares.room(DEAD, now)).isEqualTo(3);

        pass(2);
        assertThat(shares.room(DEAD, now)).isZero();

        shares.end(DEAD, now);
        assertThat(shares.room(DEAD, now)).isEqualTo(4);
    }

    @Test
    void where_every_delivery_takes_long_nobody_is_kept_short() {
        take(30_000, 400);
        shares.begin(DEAD, now);

        pass(60_000);

        assertThat(shares.room(DEAD, now)).isEqualTo(3);
    }

    @Test
    void a_single_delivery_that_took_long_does_not_change_what_is_usual() {
        take(5_000, 1);
        shares.begin(DEAD, now);

        pass(101);

        assertThat(shares.room(DEAD, now)).isZero();
    }

    @Test
    void before_anything_was_delivered_nothing_takes_long() {
        AddressShares fresh = new AddressShares(4);
        fresh.begin(DEAD, now);

        pass(60_000);

        assertThat(fresh.room(DEAD, now)).isEqualTo(1);
    }

    @Test
    void an_address_where_nobody_answered_has_a_single_place_until_somebody_does() {
        shares.answered(DEAD, false);
        assertThat(shares.room(DEAD, now)).isEqualTo(1);

        shares.answered(DEAD, true);
        assertThat(shares.room(DEAD, now)).isEqualTo(4);
    }
}

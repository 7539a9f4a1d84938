package org.switchroom.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmEvent.State;

/** A zone that trips again and again. */
class SwingerTest {
    private static final String NOW = "BURGLARY=0\nTROUBLE=0\nFIRE=0\nOPEN_CLOSE=0";

    private final RelayHouse house = new RelayHouse(new AlarmSettings(
            Duration.ofSeconds(60),
            Duration.ofSeconds(120),
            false,
            new SwingerRule(2, Duration.ofHours(24)),
            Duration.ofMinutes(10)));

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void is_shut_down_after_so_many_alarms_and_the_station_is_told_that_it_is() {
        AlarmAccount account = house.account("delays", NOW);
        trip(account, 7, 4);

        assertThat(house.relayed()).containsExactly("1130 7", "3130 7", "1130 7", "3130 7", "1377 7");
        assertThat(house.latest(account).state()).isEqualTo(State.SHUT_DOWN);
        assertThat(house.latest(account).why())
                .contains("zone 7 is shut down as a swinger")
                .contains("2 alarms");
        assertThat(RelayHouse.done(house.alarms
                        .events()
                        .explain(RelayHouse.DEALER, house.latest(account).id())))
                .anySatisfy(line -> assertThat(line).contains("swinger shutdown: on"));
    }

    @Test
    void other_zones_and_what_concerns_life_go_on() {
        AlarmAccount account = house.account("delays", NOW);
        trip(account, 7, 4);
        house.says(account, 1, "130", 8);
        for (int i = 0; i < 5; i++) {
            house.says(account, 1, "110", 7);
        }

        assertThat(house.relayed()).contains("1130 8");
        assertThat(house.relayed()).filteredOn("1110 7"::equals).hasSize(5);
    }

    @Test
    void an_opening_ends_it_and_the_station_is_told() {
        AlarmAccount account = house.account("delays", NOW);
        trip(account, 7, 4);
        house.says(account, 1, "401", 3);
        house.says(account, 1, "130", 7);

        assertThat(house.relayed()).containsSubsequence("1377 7", "3377 7", "1401 3", "1130 7");
    }

    @Test
    void a_day_without_a_trip_ends_it_and_a_restart_does_not() {
        AlarmAccount account = house.account("delays", NOW);
        trip(account, 7, 4);
        house.restart();
        house.says(account, 1, "130", 7);
        assertThat(house.latest(account).state()).isEqualTo(State.SHUT_DOWN);

        house.pass(Duration.ofHours(25));
        house.says(account, 1, "130", 7);
        assertThat(house.latest(account).state()).isEqualTo(State.RELAYED);
        assertThat(house.relayed()).endsWith("3377 7", "1130 7");
    }

    @Test
    void an_alarm_that_was_relayed_is_restored_also_when_its_zone_is_shut_down() {
        AlarmAccount account = house.account("delays", NOW);
        house.says(account, 1, "130", 7);
        house.says(account, 1, "130", 7);
        house.says(account, 1, "130", 7);
        house.says(account, 3, "130", 7);

        assertThat(house.relayed()).containsExactly("1130 7", "1130 7", "1377 7", "3130 7");
    }

    @Test
    void alarms_that_were_taken_back_do_not_count() {
        AlarmAccount account = house.account();
        trip(account, 7, 5);
        house.says(account, 1, "130", 7);
        house.pass(60);

        assertThat(house.relayed()).containsExactly("1130 7");
    }

    @Test
    void without_the_rule_everything_is_relayed() {
        try (RelayHouse usual = new RelayHouse()) {
            AlarmAccount account = usual.account("delays", NOW);
            for (int i = 0; i < 9; i++) {
                usual.says(account, 1, "130", 7);
            }
            assertThat(usual.relayed()).hasSize(9).containsOnly("1130 7");
            assertThat(RelayHouse.done(usual.alarms
                            .events()
                            .explain(RelayHouse.DEALER, usual.latest(account).id())))
                    .anySatisfy(line -> assertThat(line).contains("swinger shutdown: off"));
        }
    }

    private void trip(AlarmAccount account, int zone, int times) {
        for (int i = 0; i < times; i++) {
            house.clock.advance(Duration.ofSeconds(5));
            house.says(account, 1, "130", zone);
            house.clock.advance(Duration.ofSeconds(5));
            house.says(account, 3, "130", zone);
        }
    }
}

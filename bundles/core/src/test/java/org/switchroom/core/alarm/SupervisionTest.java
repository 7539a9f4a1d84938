package org.switchroom.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmEvent;

/** A panel that is silent for longer than its interval is an event of its own. */
class SupervisionTest {
    private final RelayHouse house = new RelayHouse();

    @AfterEach
    void close() {
        house.close();
    }

    private void poll(AlarmAccount account) {
        RelayHouse.join(house.alarms.panels().receive(house.report(RelayHouse.panel(account), 0)));
    }

    private AlarmAccount supervised() {
        return house.account("interval", "90", "delays", "SUPERVISORY=0\nTROUBLE=0\nOTHER=0");
    }

    @Test
    @Tag("CN-048")
    void silence_is_told_once_and_so_is_that_it_speaks_again() {
        AlarmAccount account = supervised();
        for (int i = 0; i < 5; i++) {
            poll(account);
            house.pass(89);
        }
        assertThat(house.events(account)).isEmpty();

        house.pass(1);
        house.pass(90);
        assertThat(house.relayed()).containsExactly("1356 0");

        poll(account);
        house.pass(1);
        house.pass(1);
        assertThat(house.relayed()).containsExactly("1356 0", "3356 0");
    }

    @Test
    @Tag("CN-048")
    void after_a_restart_each_panel_has_a_whole_interval_and_a_loss_is_not_told_again() {
        AlarmAccount account = supervised();
        poll(account);
        house.pass(80);
        house.restart();
        house.pass(80);
        assertThat(house.events(account)).isEmpty();
        house.pass(10);
        assertThat(house.events(account)).hasSize(1);

        house.restart();
        house.pass(500);
        assertThat(house.events(account)).hasSize(1);
        poll(account);
        house.pass(1);
        assertThat(house.events(account)).hasSize(2);
    }

    @Test
    void nobody_waits_for_a_panel_without_an_interval_or_of_a_system_that_is_not_monitored() {
        AlarmAccount without = house.account();
        AlarmAccount unmonitored = house.installed("interval", "90");
        house.pass(10_000);

        assertThat(house.events(without)).isEmpty();
        assertThat(house.events(unmonitored)).isEmpty();
    }

    @Test
    void any_report_shows_that_the_panel_lives() {
        AlarmAccount account = supervised();
        for (int i = 0; i < 3; i++) {
            house.pass(80);
            house.says(account, 1, "602", 0);
        }
        assertThat(house.events(account)).extracting(AlarmEvent::via).containsOnly("test");
    }
}

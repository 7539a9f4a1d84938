package org.switchroom.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmAccounts.Activation;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.message.Priority;
import org.switchroom.routing.WhenInDoubt;
import org.switchroom.testkit.ManualClock;

/** How long events wait, and what takes them back meanwhile. */
class DelayTest {
    private final RelayHouse house = new RelayHouse();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    @Tag("CN-040")
    @Tag("CN-042")
    void nothing_is_relayed_after_59_seconds_and_the_alarm_is_after_61() {
        AlarmAccount account = house.account();
        house.says(account, 1, "130", 7);

        house.pass(59);
        assertThat(house.relayed()).isEmpty();
        assertThat(house.latest(account).state()).isEqualTo(AlarmEvent.State.DUE);

        house.pass(2);
        assertThat(house.relayed()).containsExactly("1130 7");
        assertThat(house.latest(account).state()).isEqualTo(AlarmEvent.State.RELAYED);
    }

    @Test
    @Tag("CN-015")
    @Tag("CN-016")
    @Tag("CN-017")
    void the_central_station_is_told_its_own_account_the_event_and_the_zone() {
        AlarmAccount account = house.account();
        house.says(account, 1, "110", 7);
        house.pass(60);

        var message = house.messages().get(0).envelope();
        assertThat(message.content()).isEqualTo(new Content.Alarm("1234", 1, "110", 1, 7));
        assertThat(message.plan().get(0).to()).isEqualTo(new Address("contactid", RelayHouse.NUMBER + "/1234"));
        assertThat(message.priority()).isEqualTo(Priority.DISTRESS);
        assertThat(message.whenInDoubt().choice()).isEqualTo(WhenInDoubt.Choice.REPEAT);
        assertThat(house.latest(account).message()).contains(message.id());
        assertThat(house.journal.timeline(message.id()))
                .as("the story begins with the report")
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    @Tag("CN-044")
    void duress_never_waits_and_everything_else_does_by_default() {
        AlarmAccount account = house.account();

        house.says(account, 1, "121", 1);
        assertThat(house.relayed()).containsExactly("1121 1");

        house.says(account, 1, "110", 2);
        house.says(account, 1, "100", 3);
        house.says(account, 1, "120", 4);
        house.pass(59);
        assertThat(house.relayed()).hasSize(1);
        house.pass(1);
        assertThat(house.relayed()).containsExactly("1121 1", "1120 4", "1110 2", "1100 3");
    }

    @Test
    @Tag("CN-044")
    void life_safety_at_once_is_a_switch_that_is_confirmed_at_activation_and_logged() {
        AlarmAccount account = house.installed();
        RelayHouse.done(house.alarms
                .accounts()
                .activate(
                        RelayHouse.DEALER,
                        account.id(),
                        new Activation(RelayHouse.NUMBER, "1234", RelayHouse.CRC, true)));

        house.says(account, 1, "110", 2);
        house.says(account, 1, "130", 3);

        assertThat(house.relayed()).containsExactly("1110 2");
        assertThat(house.journal.rows(org.switchroom.store.Row.Audit.class))
                .anySatisfy(row -> assertThat(row.content()).contains("life-safety at once confirmed"));
    }

    @Test
    @Tag("CN-041")
    void a_delay_is_set_for_a_class_and_an_account() {
        AlarmAccount account = house.account("delays", "BURGLARY=0\nFIRE=300");

        house.says(account, 1, "130", 1);
        assertThat(house.relayed()).containsExactly("1130 1");

        house.says(account, 1, "110", 2);
        house.pass(299);
        assertThat(house.relayed()).hasSize(1);
        house.pass(1);
        assertThat(house.relayed()).hasSize(2);
    }

    @Test
    @Tag("CN-043")
    void a_burglary_that_is_restored_within_the_delay_is_not_relayed_and_neither_is_its_restore() {
        AlarmAccount account = house.account();
        house.says(account, 1, "130", 7);
        house.pass(59);
        house.says(account, 3, "130", 7);
        house.pass(600);

        assertThat(house.relayed()).isEmpty();
        assertThat(house.events(account)).extracting(AlarmEvent::state).containsOnly(AlarmEvent.State.ABORTED);
        assertThat(house.events(account))
                .allSatisfy(event -> assertThat(event.why()).contains("restored"));
    }

    @Test
    @Tag("CN-043")
    void a_restore_of_another_zone_takes_nothing_back() {
        AlarmAccount account = house.account();
        house.says(account, 1, "130", 7);
        house.says(account, 3, "130", 8);
        house.pass(60);

        assertThat(house.relayed()).containsExactly("3130 8", "1130 7");
    }

    @Test
    @Tag("CN-043")
    void fire_medical_panic_hold_up_gas_and_tamper_are_relayed_whatever_follows_and_their_restores_behind_them() {
        AlarmAccount account = house.account("restoreAborts", "BURGLARY\nTROUBLE", "cancelAborts", "BURGLARY\nTROUBLE");
        for (String code : new String[] {"110", "100", "120", "122", "151", "137"}) {
            house.says(account, 1, code, 7);
            house.says(account, 3, code, 7);
        }
        house.says(account, 1, "406", 1);
        house.says(account, 1, "401", 1);
        assertThat(house.relayed()).isEmpty();
        house.pass(60);

        assertThat(house.relayed()).hasSize(14);
        for (String code : new String[] {"110", "100", "120", "122", "151", "137"}) {
            assertThat(house.relayed()).containsSubsequence("1" + code + " 7", "3" + code + " 7");
        }
    }

    @Test
    @Tag("CN-043")
    void a_cancel_or_a_disarming_takes_back_only_what_the_account_says() {
        AlarmAccount account = house.account("cancelAborts", "BURGLARY", "restoreAborts", "-");
        AlarmAccount usual = house.account();
        for (AlarmAccount each : new AlarmAccount[] {account, usual}) {
            house.says(each, 1, "130", 7);
            house.says(each, 1, "301", 0);
            house.says(each, 1, "401", 2);
        }
        house.pass(60);

        assertThat(house.events(account).stream()
                        .filter(event -> event.state() == AlarmEvent.State.ABORTED)
                        .map(event -> event.alarm().code()))
                .containsExactly("130");
        assertThat(house.events(usual)).extracting(AlarmEvent::state).containsOnly(AlarmEvent.State.RELAYED);
    }

    @Test
    @Tag("CN-049")
    void a_restore_goes_at_once_when_the_alarm_was_relayed() {
        AlarmAccount account = house.account();
        house.says(account, 1, "130", 7);
        house.pass(61);
        house.says(account, 3, "130", 7);

        assertThat(house.relayed()).containsExactly("1130 7", "3130 7");
    }

    @Test
    void an_alarm_that_was_relayed_is_restored_even_when_another_of_there_waits() {
        AlarmAccount account = house.account();
        house.says(account, 1, "130", 7);
        house.pass(61);
        house.says(account, 1, "130", 7);
        house.says(account, 3, "130", 7);
        house.pass(600);

        assertThat(house.relayed()).containsExactly("1130 7", "3130 7");
    }

    @Test
    @Tag("CN-045")
    void a_repeat_does_not_move_the_time() {
        AlarmAccount account = house.account();
        house.says(account, 1, "130", 7);
        house.pass(50);
        house.says(account, 1, "130", 7);
        house.pass(10);

        assertThat(house.relayed()).containsExactly("1130 7", "1130 7");
    }

    @Test
    @Tag("CN-045")
    void the_time_outlives_a_restart_and_is_not_the_panels() {
        AlarmAccount account = house.account();
        house.says(account, 1, "130", 7);
        house.pass(30);
        house.restart();
        house.pass(29);
        assertThat(house.relayed()).isEmpty();
        house.pass(1);
        assertThat(house.relayed()).containsExactly("1130 7");
        assertThat(house.latest(account).dueAt()).isEqualTo(ManualClock.START.plus(Duration.ofSeconds(60)));
        assertThat(house.latest(account).panelTime()).isPresent();
    }

    @Test
    @Tag("CN-045")
    void what_became_due_while_nothing_ran_is_relayed_at_the_start() {
        AlarmAccount account = house.account();
        house.says(account, 1, "130", 7);
        house.clock.advance(Duration.ofHours(2));
        house.restart();

        assertThat(house.relayed()).containsExactly("1130 7");
    }

    @Test
    @Tag("CN-043")
    void a_restore_after_a_restart_still_takes_back_what_waits() {
        AlarmAccount account = house.account();
        house.says(account, 1, "130", 7);
        house.restart();
        house.says(account, 3, "130", 7);
        house.pass(600);

        assertThat(house.relayed()).isEmpty();
    }

    @Test
    @Tag("CN-047")
    void what_concerns_life_has_a_lane_of_its_own() {
        AlarmAccount account = house.account("delays", "BURGLARY=0\nFIRE=0");
        house.says(account, 1, "130", 7);
        house.says(account, 3, "130", 7);
        house.says(account, 1, "110", 7);

        assertThat(house.messages().stream()
                        .map(message -> message.envelope().lane())
                        .distinct())
                .hasSize(2)
                .allSatisfy(lane -> assertThat(lane).startsWith("alarm:" + account.id()));
    }

    @Test
    @Tag("CN-031")
    void while_on_test_everything_is_kept_and_nothing_relayed() {
        AlarmAccount account = house.account();
        house.says(account, 1, "110", 1);
        RelayHouse.done(house.alarms.accounts().onTest(RelayHouse.DEALER, account.id(), Duration.ofMinutes(10)));
        house.says(account, 1, "110", 2);
        house.says(account, 1, "121", 3);
        house.says(account, 3, "110", 1);
        house.pass(60);

        assertThat(house.relayed()).as("what was real before goes on").containsExactly("1110 1", "3110 1");
        assertThat(house.events(account).stream().filter(event -> event.state() == AlarmEvent.State.ON_TEST))
                .hasSize(2);

        house.pass(Duration.ofMinutes(10));
        house.says(account, 1, "121", 3);
        assertThat(house.relayed()).hasSize(3);
    }

    @Test
    @Tag("CN-046")
    void a_person_is_told_once_when_nobody_has_taken_an_alarm_for_minutes() {
        AlarmAccount account = house.account();
        house.says(account, 1, "121", 7);
        house.pass(179);
        assertThat(house.alerts).isEmpty();
        house.pass(1);
        house.pass(60);

        assertThat(house.alerts).singleElement().satisfies(text -> assertThat(text)
                .contains("has not reached its central station")
                .contains("Vienna"));
    }

    @Test
    void an_unknown_code_is_relayed_unchanged() {
        AlarmAccount account = house.account();
        house.says(account, 1, "987", 5);
        house.pass(60);

        assertThat(house.relayed()).containsExactly("1987 5");
    }

    @Test
    void a_class_that_is_never_taken_back_can_not_be_set_so() {
        assertThat(RelayHouse.refused(house.alarms
                                .accounts()
                                .create(RelayHouse.DEALER, Map.of("name", "x", "restoreAborts", "FIRE")))
                        .text())
                .contains("FIRE")
                .contains("never");
        assertThat(RelayHouse.refused(house.alarms
                                .accounts()
                                .create(RelayHouse.DEALER, Map.of("name", "x", "delays", "DURESS=10")))
                        .text())
                .contains("never waits");
    }
}

package org.switchroom.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmAccounts;
import org.switchroom.alarm.AlarmAccounts.Activation;
import org.switchroom.alarm.AlarmAccounts.Zone;
import org.switchroom.alarm.Dealer;
import org.switchroom.answer.Problem;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;

/** Who may have a system monitored, what it takes, and what the dealer sees. */
class ActivationTest {
    private final RelayHouse house = new RelayHouse();

    @AfterEach
    void close() {
        house.close();
    }

    private Problem refused(AlarmAccount account, String number, String at, String crc) {
        return RelayHouse.refused(house.alarms
                .accounts()
                .activate(RelayHouse.DEALER, account.id(), new Activation(number, at, crc, false)));
    }

    @Test
    @Tag("CN-027")
    @Tag("CN-028")
    @Tag("CN-030")
    void an_activation_needs_a_known_station_four_digits_and_the_panels_crc() {
        AlarmAccount account = house.installed();

        assertThat(refused(account, "+43999999999", "1234", RelayHouse.CRC).field())
                .contains("stationNumber");
        for (String wrong : new String[] {"123", "12345", "12A4", "12G4", ""}) {
            assertThat(refused(account, RelayHouse.NUMBER, wrong, RelayHouse.CRC)
                            .field())
                    .contains("account");
        }
        assertThat(refused(account, RelayHouse.NUMBER, "1234", "4F2").field()).contains("crc");
        assertThat(house.account(account.id()).wrongTries()).isZero();

        AlarmAccount activated = RelayHouse.done(house.alarms
                .accounts()
                .activate(RelayHouse.DEALER, account.id(), new Activation("+43 1 23456789", "b2cf", "4f2a", false)));
        assertThat(activated.state()).isEqualTo(AlarmAccount.State.UNTESTED);
        assertThat(activated.relay().orElseThrow().number()).isEqualTo("B2CF");
    }

    @Test
    @Tag("CN-029")
    void the_fifth_wrong_crc_locks_and_only_the_house_unlocks() {
        AlarmAccount account = house.installed();
        for (int i = 0; i < 5; i++) {
            assertThat(refused(account, RelayHouse.NUMBER, "1234", "0000").field())
                    .contains("crc");
        }

        assertThat(house.account(account.id()).state()).isEqualTo(AlarmAccount.State.LOCKED);
        assertThat(refused(account, RelayHouse.NUMBER, "1234", RelayHouse.CRC).kind())
                .isEqualTo(Problem.Kind.CONFLICT);
        assertThat(house.alerts).anySatisfy(text -> assertThat(text).contains("locked"));
        assertThat(RelayHouse.refused(house.alarms.accounts().deactivate(RelayHouse.DEALER, account.id()))
                        .kind())
                .isEqualTo(Problem.Kind.FORBIDDEN);

        RelayHouse.done(house.alarms.accounts().deactivate(RelayHouse.HOUSE, account.id()));
        assertThat(house.account(account.id()).state()).isEqualTo(AlarmAccount.State.NOT_MONITORED);
    }

    @Test
    @Tag("CN-029")
    void a_system_that_is_relayed_goes_on_when_it_is_locked() {
        AlarmAccount account = house.account();
        for (int i = 0; i < 5; i++) {
            refused(account, RelayHouse.NUMBER, "1234", "0000");
        }
        house.says(account, 1, "121", 1);

        assertThat(house.account(account.id()).state()).isEqualTo(AlarmAccount.State.LOCKED);
        assertThat(house.relayed()).containsExactly("1121 1");
    }

    @Test
    @Tag("CN-005")
    @Tag("CN-033")
    @Tag("CN-034")
    void only_an_approved_dealer_with_a_trained_member_activates() {
        AlarmAccount account = house.installed();
        var directory = house.alarms.directory();

        RelayHouse.done(directory.setDealer(RelayHouse.HOUSE, "dealer-1", Dealer.State.SUSPENDED));
        assertThat(refused(account, RelayHouse.NUMBER, "1234", RelayHouse.CRC).cause())
                .contains("suspended");
        RelayHouse.done(directory.setDealer(RelayHouse.HOUSE, "dealer-1", Dealer.State.APPROVED));
        RelayHouse.done(directory.apply(RelayHouse.DEALER, Map.of("trained", "")));
        assertThat(refused(account, RelayHouse.NUMBER, "1234", RelayHouse.CRC).cause())
                .contains("trained");
        assertThat(RelayHouse.refused(directory.setDealer(RelayHouse.DEALER, "dealer-1", Dealer.State.APPROVED))
                        .kind())
                .isEqualTo(Problem.Kind.FORBIDDEN);
    }

    @Test
    @Tag("CN-038")
    void a_dealer_sees_all_its_systems_also_without_a_panel_and_nobody_elses() {
        AlarmAccount with = house.account();
        AlarmAccount without = RelayHouse.done(
                house.alarms.accounts().create(RelayHouse.DEALER, Map.of("name", "Flat without a panel")));
        var all = new AlarmAccounts.Filter(Optional.empty(), Optional.empty(), Optional.empty(), 50);

        assertThat(RelayHouse.done(house.alarms.accounts().list(RelayHouse.DEALER, all))
                        .items())
                .extracting(AlarmAccount::id)
                .containsExactly(without.id(), with.id());
        assertThat(RelayHouse.done(house.alarms.accounts().list(RelayHouse.OTHER, all))
                        .items())
                .isEmpty();
        house.says(with, 1, "121", 1);
        var event = house.latest(with);
        assertThat(house.alarms
                        .accounts()
                        .show(RelayHouse.OTHER, with.id())
                        .<Problem.Kind>fold(found -> null, Problem::kind))
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(house.alarms
                        .events()
                        .show(RelayHouse.OTHER, event.id())
                        .<Problem.Kind>fold(found -> null, Problem::kind))
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(RelayHouse.done(house.alarms.directory().dealers(RelayHouse.OTHER)))
                .isEmpty();
    }

    @Test
    void one_panel_belongs_to_one_system() {
        AlarmAccount account = house.installed();
        Map<String, String> same = Map.of("name", "Second", "panel", RelayHouse.panel(account));

        assertThat(RelayHouse.refused(house.alarms.accounts().create(RelayHouse.OTHER, same))
                        .kind())
                .isEqualTo(Problem.Kind.CONFLICT);
        RelayHouse.done(house.alarms
                .accounts()
                .change(RelayHouse.HOUSE, account.id(), 1, Map.of("panel", "", "crc", "", "interval", "")));
        AlarmAccount now = RelayHouse.done(house.alarms.accounts().create(RelayHouse.OTHER, same));
        assertThat(house.alarms.panels().access(RelayHouse.panel(now))).isPresent();
    }

    @Test
    void a_dealer_can_not_enter_the_crc_that_it_has_to_show() {
        assertThat(RelayHouse.refused(house.alarms
                                .accounts()
                                .create(RelayHouse.DEALER, Map.of("name", "x", "panel", "1234", "crc", "1234")))
                        .kind())
                .isEqualTo(Problem.Kind.FORBIDDEN);
    }

    @Test
    @Tag("CN-021")
    void zones_are_listed_for_the_station_and_those_without_a_name_are_flagged() {
        AlarmAccount account = house.account("zones", "1=Front Door\n2=");
        house.says(account, 1, "130", 9);
        house.says(account, 1, "401", 77);

        assertThat(RelayHouse.done(house.alarms.accounts().zones(RelayHouse.DEALER, account.id())))
                .containsExactly(
                        new Zone(1, Optional.of("Front Door")),
                        new Zone(2, Optional.empty()),
                        new Zone(9, Optional.empty()));
    }

    @Test
    @Tag("CN-031")
    @Tag("CN-009")
    @Tag("CN-035")
    void a_kiss_off_makes_it_tested_and_the_directory_says_when() {
        AlarmAccount account = house.account();
        var test = RelayHouse.done(house.alarms.accounts().sendTest(RelayHouse.DEALER, account.id()));
        assertThat(house.relayed()).containsExactly("1601 0");
        StoredMessage message =
                house.journal.message(test.message().orElseThrow()).orElseThrow();

        house.step(message, MessageState.SENDING);
        assertThat(house.account(account.id()).state()).isEqualTo(AlarmAccount.State.UNTESTED);
        house.step(house.journal.message(message.id()).orElseThrow(), MessageState.ACCEPTED);

        assertThat(house.account(account.id()).state()).isEqualTo(AlarmAccount.State.TESTED);
        assertThat(RelayHouse.done(house.alarms.directory().station(RelayHouse.DEALER, "vienna"))
                        .lastTested())
                .contains(house.clock.instant());
    }
}

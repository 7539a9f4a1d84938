package org.switchroom.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmAccount.Relay;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEvent.State;
import org.switchroom.alarm.PanelIntake.Taken;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;

/** What is due, and whose central station the directory does not know any more. */
class HeldEventsTest {
    private final RelayHouse house = new RelayHouse();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    @Tag("CN-046")
    void an_alarm_for_a_station_that_is_gone_says_why_it_is_held_and_a_person_is_told_once() {
        AlarmAccount account = relayedToLinz(house.account());
        house.says(account, 1, "130", 7);
        house.pass(60);

        AlarmEvent event = house.latest(account);
        assertThat(event.state()).isEqualTo(State.DUE);
        assertThat(event.why())
                .contains("wait 60 s")
                .contains("held: central station linz")
                .contains("not in the directory")
                .contains("alarm:stations linz");
        assertThat(RelayHouse.done(house.alarms.events().explain(RelayHouse.DEALER, event.id())))
                .contains("central station linz is not in the directory");
        house.pass(2);
        house.pass(2);
        assertThat(house.alerts).singleElement().satisfies(text -> assertThat(text)
                .contains("can not be relayed")
                .contains("linz")
                .contains("alarm:explain " + event.id()));
        assertThat(house.journal.rows(Row.Timeline.class).stream()
                        .filter(row -> row.entry().kind() == TimelineEntry.Kind.HELD))
                .as("its story has one line of it, not one every two seconds")
                .hasSize(1);
    }

    @Test
    void it_is_relayed_when_the_directory_has_the_station_again_and_says_that_it_was_held() {
        AlarmAccount account = relayedToLinz(house.account());
        house.says(account, 1, "130", 7);
        house.pass(60);
        assertThat(house.relayed()).isEmpty();

        addLinz();
        house.pass(2);

        assertThat(house.relayed()).containsExactly("1130 7");
        assertThat(house.latest(account).state()).isEqualTo(State.RELAYED);
        assertThat(house.latest(account).why()).contains("was held: central station linz");
        assertThat(house.messages().get(0).envelope().plan().get(0).to().value())
                .contains("+43732555555");
    }

    @Test
    @Tag("CN-044")
    void what_does_not_wait_is_kept_and_acknowledged_all_the_same() {
        AlarmAccount account = relayedToLinz(house.account());

        assertThat(house.says(account, 1, "121", 1)).isEqualTo(Taken.STORED);
        house.pass(1);
        assertThat(house.alerts).hasSize(1);
        assertThat(house.latest(account).state()).isEqualTo(State.DUE);

        addLinz();
        house.pass(1);
        assertThat(house.relayed()).containsExactly("1121 1");
    }

    @Test
    @Tag("CN-043")
    void a_restore_takes_nothing_back_whose_time_had_come_and_goes_behind_it() {
        AlarmAccount account = relayedToLinz(house.account());
        house.says(account, 1, "130", 7);
        house.pass(60);
        house.says(account, 3, "130", 7);
        addLinz();
        house.pass(2);

        assertThat(house.relayed()).containsExactly("1130 7", "3130 7");
    }

    @Test
    void after_a_restart_it_is_still_held_with_the_same_words_and_said_once_more() {
        AlarmAccount account = relayedToLinz(house.account());
        house.says(account, 1, "110", 7);
        house.pass(60);
        AlarmEvent before = house.latest(account);

        house.restart();

        assertThat(house.latest(account)).isEqualTo(before);
        assertThat(house.alerts).hasSize(2);
    }

    @Test
    void another_accounts_alarms_do_not_wait_for_it() {
        AlarmAccount stuck = relayedToLinz(house.account());
        AlarmAccount other = house.account();
        house.says(stuck, 1, "110", 1);
        house.says(other, 1, "130", 2);
        house.pass(60);

        assertThat(house.relayed()).containsExactly("1130 2");
    }

    private void addLinz() {
        RelayHouse.done(house.alarms
                .directory()
                .putStation(RelayHouse.HOUSE, "linz", 0, Map.of("name", "Linz", "numbers", "+43732555555")));
    }

    /** As when the directory was brought back from a copy that is older than the system's activation. */
    private AlarmAccount relayedToLinz(AlarmAccount account) {
        Map<String, String> fields = new LinkedHashMap<>(AccountFields.write(account));
        fields.put("station", new Relay("linz", "1234").station());
        RelayHouse.join(house.journal.write(Entry.of(new Row.NewDocumentVersion(new DocumentVersion(
                AccountBook.document(account),
                account.revision() + 1,
                Flat.write(fields),
                "anna",
                "from a copy",
                house.clock.instant())))));
        house.alarms.load();
        return house.account(account.id());
    }
}

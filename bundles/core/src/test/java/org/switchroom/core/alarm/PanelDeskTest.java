package org.switchroom.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.PanelIntake.Taken;
import org.switchroom.alarm.PanelReport;
import org.switchroom.message.Content;

/** Reports are stored before they are acknowledged, once, and those of nobody's panels are kept apart. */
class PanelDeskTest {
    private RelayHouse house = new RelayHouse();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_retransmission_is_acknowledged_again_and_stored_once() {
        AlarmAccount account = house.account();

        assertThat(house.says(account, 17, 1, "130", 7)).isEqualTo(Taken.STORED);
        house.pass(119);
        assertThat(house.says(account, 17, 1, "130", 7)).isEqualTo(Taken.DUPLICATE);

        assertThat(house.events(account)).hasSize(1);
    }

    @Test
    void of_a_panel_that_never_stops_the_last_reports_are_known_and_older_ones_are_stored_again_rather_than_kept() {
        AlarmAccount account = house.account();
        for (int sequence = 1; sequence <= 70; sequence++) {
            assertThat(house.says(account, sequence, 1, "130", 7)).isEqualTo(Taken.STORED);
        }

        assertThat(house.says(account, 70, 1, "130", 7)).isEqualTo(Taken.DUPLICATE);
        assertThat(house.says(account, 7, 1, "130", 7)).isEqualTo(Taken.DUPLICATE);
        assertThat(house.says(account, 6, 1, "130", 7)).isEqualTo(Taken.STORED);
    }

    @Test
    void a_retransmission_is_known_after_a_restart() {
        AlarmAccount account = house.account();
        house.says(account, 17, 1, "130", 7);
        house.restart();

        assertThat(house.says(account, 17, 1, "130", 7)).isEqualTo(Taken.DUPLICATE);
        assertThat(house.events(account)).hasSize(1);
    }

    @Test
    void the_same_sequence_is_another_report_later_or_with_another_content_and_zero_always() {
        AlarmAccount account = house.account();

        assertThat(house.says(account, 17, 1, "130", 7)).isEqualTo(Taken.STORED);
        assertThat(house.says(account, 17, 1, "130", 8)).isEqualTo(Taken.STORED);
        assertThat(house.says(account, 18, 1, "130", 7)).isEqualTo(Taken.STORED);
        assertThat(house.says(account, 0, 1, "130", 7)).isEqualTo(Taken.STORED);
        assertThat(house.says(account, 0, 1, "130", 7)).isEqualTo(Taken.STORED);
        house.pass(120);
        assertThat(house.says(account, 17, 1, "130", 7)).isEqualTo(Taken.STORED);

        assertThat(house.events(account)).hasSize(6);
    }

    @Test
    void a_key_makes_a_repeat_the_same_and_another_content_under_it_is_not_lost() {
        AlarmAccount account = house.account();
        PanelReport one = keyed(account, "k1", "130");

        assertThat(take(one)).isEqualTo(Taken.STORED);
        house.pass(Duration.ofHours(1));
        assertThat(take(one)).isEqualTo(Taken.DUPLICATE);
        assertThat(take(keyed(account, "k1", "110"))).isEqualTo(Taken.STORED);

        assertThat(house.events(account)).hasSize(2);
    }

    private PanelReport keyed(AlarmAccount account, String key, String code) {
        PanelReport plain =
                house.report(RelayHouse.panel(account), 0, new Content.Alarm(RelayHouse.panel(account), 1, code, 1, 1));
        return new PanelReport(
                "api",
                plain.account(),
                Optional.empty(),
                Optional.of(key),
                plain.events(),
                plain.raw(),
                plain.panelTime(),
                plain.receivedAt(),
                Map.of());
    }

    private Taken take(PanelReport report) {
        return RelayHouse.join(house.alarms.panels().receive(report));
    }

    @Test
    void nothing_is_acknowledged_before_it_is_on_disk() {
        AlarmAccount account = house.account();
        house.journal.disk().hold();

        CompletionStage<Taken> first =
                house.alarms.panels().receive(house.report(RelayHouse.panel(account), 17, burglary(account)));
        CompletionStage<Taken> again =
                house.alarms.panels().receive(house.report(RelayHouse.panel(account), 17, burglary(account)));
        assertThat(first.toCompletableFuture()).isNotDone();
        assertThat(again.toCompletableFuture()).isNotDone();

        house.journal.disk().release();
        assertThat(RelayHouse.join(first)).isEqualTo(Taken.STORED);
        assertThat(RelayHouse.join(again)).isEqualTo(Taken.DUPLICATE);
    }

    private static Content.Alarm burglary(AlarmAccount account) {
        return new Content.Alarm(RelayHouse.panel(account), 1, "130", 1, 7);
    }

    @Test
    void what_the_store_refuses_is_not_acknowledged_and_comes_again() {
        AlarmAccount account = house.account();
        house.journal.disk().failNext(1, "the disk is full");

        assertThat(house.says(account, 17, 1, "130", 7)).isEqualTo(Taken.TRY_LATER);

        assertThat(house.says(account, 17, 1, "130", 7)).isEqualTo(Taken.STORED);
        assertThat(house.events(account)).hasSize(1);
    }

    @Test
    void a_panel_of_nobody_is_kept_in_quarantine_with_an_alert_and_gets_no_answer() {
        Taken taken = take(house.report("BEEF", 5, new Content.Alarm("BEEF", 1, "130", 1, 7)));

        assertThat(taken).isEqualTo(Taken.QUARANTINED_SILENTLY);
        take(house.report("BEEF", 5, new Content.Alarm("BEEF", 1, "130", 1, 7)));
        assertThat(house.quarantined()).singleElement().satisfies(event -> {
            assertThat(event.state()).isEqualTo(AlarmEvent.State.QUARANTINED);
            assertThat(event.panel()).isEqualTo("BEEF");
        });
        assertThat(house.alerts).isNotEmpty().allSatisfy(text -> assertThat(text)
                .contains("BEEF"));
        assertThat(house.relayed()).isEmpty();
    }

    @Test
    void a_panel_of_nobody_is_acknowledged_when_the_house_says_so() {
        house.close();
        house = new RelayHouse(new AlarmSettings(
                Duration.ofSeconds(60), Duration.ofSeconds(120), true, SwingerRule.OFF, Duration.ofMinutes(10)));

        assertThat(take(house.report("BEEF", 5, new Content.Alarm("BEEF", 1, "130", 1, 7))))
                .isEqualTo(Taken.QUARANTINED);
        assertThat(take(house.report("BEEF", 0))).isEqualTo(Taken.QUARANTINED);
    }

    @Test
    void strangers_can_not_fill_the_store() {
        List<Taken> taken = new ArrayList<>();
        for (int i = 0; i < 1_001; i++) {
            taken.add(take(house.report("BEEF", 0, new Content.Alarm("BEEF", 1, "130", 1, i % 999))));
        }
        assertThat(taken.subList(0, 1_000)).containsOnly(Taken.QUARANTINED_SILENTLY);
        assertThat(taken.get(1_000)).isEqualTo(Taken.TRY_LATER);

        house.pass(Duration.ofHours(1));
        assertThat(take(house.report("BEEF", 0, new Content.Alarm("BEEF", 1, "130", 1, 1))))
                .isEqualTo(Taken.QUARANTINED_SILENTLY);
    }

    @Test
    void an_account_that_is_no_account_is_of_no_use() {
        assertThat(take(house.report("XYZ", 5, new Content.Alarm("XYZ", 1, "130", 1, 7))))
                .isEqualTo(Taken.UNUSABLE);
    }

    @Test
    void a_poll_is_answered_and_makes_no_event() {
        AlarmAccount account = house.account();

        assertThat(take(house.report(RelayHouse.panel(account), 0))).isEqualTo(Taken.STORED);
        assertThat(house.events(account)).isEmpty();
    }

    @Test
    void what_a_receiver_must_know_is_there_at_once_and_the_key_is_shown_to_nobody() {
        AlarmAccount account = house.installed("key", "000102030405060708090A0B0C0D0E0F");

        var access = house.alarms.panels().access(RelayHouse.panel(account)).orElseThrow();
        assertThat(access.key().orElseThrow()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        assertThat(access.plainAllowed()).isFalse();
        assertThat(account.toString()).doesNotContain("0405").doesNotContain(RelayHouse.CRC);
        house.restart();
        assertThat(house.alarms.panels().access(RelayHouse.panel(account))).contains(access);
        assertThat(house.alarms.panels().access("BEEF")).isEmpty();
    }

    @Test
    @Tag("CN-006")
    void an_account_that_is_not_monitored_is_heard_and_nobody_is_told() {
        AlarmAccount account = house.installed();

        assertThat(house.says(account, 17, 1, "121", 7)).isEqualTo(Taken.STORED);
        house.pass(600);
        assertThat(house.latest(account).state()).isEqualTo(AlarmEvent.State.NOT_MONITORED);
        assertThat(house.relayed()).isEmpty();
    }
}

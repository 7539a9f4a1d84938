package org.switchroom.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.core.routing.RuleText;
import org.switchroom.message.Content;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.party.PartyKind;
import org.switchroom.routing.Explanation;
import org.switchroom.routing.MessageVia;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;

/** Who is told of a panel's event by a rule, beside the central station. */
class AlarmRulesTest {
    private static final String AT_ONCE = "BURGLARY=0\nFIRE=0\nTROUBLE=0";
    private final RelayHouse house = new RelayHouse();

    @BeforeEach
    void makeParties() {
        party("Miller Jewellers", "1234");
        party("Somebody Else", "9999");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void the_party_with_the_account_is_told_by_the_rule_that_fits_and_the_station_is_told_all_the_same() {
        rules(
                """
                rules:
                  - name: fire by mail
                    when: {occasion: alarm, event-class: fire, tenant: dealer-1}
                    send: sms else email
                    also: email
                """);
        AlarmAccount account = house.account("delays", AT_ONCE, "zones", "7=Kitchen");
        house.says(account, 1, "130", 7);
        house.says(account, 1, "110", 7);

        assertThat(stations()).containsExactly("1130", "1110");
        assertThat(told()).hasSize(2).allSatisfy(message -> {
            assertThat(message.envelope().party()).isPresent();
            assertThat(((Content.Text) message.envelope().content()).subject())
                    .startsWith("Villa, account 1234: 1110")
                    .endsWith("zone 7 (Kitchen)");
        });
        assertThat(told().get(0).envelope().plan())
                .extracting(hop -> hop.to().scheme())
                .containsExactly("tel", "mailto");
        assertThat(house.journal.timeline(house.latest(account).message().orElseThrow()))
                .as("the event's story tells of it")
                .anySatisfy(entry ->
                        assertThat(entry.text()).contains("beside the station").contains("fire by mail"));
    }

    @Test
    void rules_for_jobs_tell_nobody_of_alarms() {
        rules(
                """
                rules:
                  - name: everything
                    send: email
                  - name: responses
                    when: {kind: ALARM_RESPONSE}
                    send: email
                """);
        AlarmAccount account = house.account("delays", AT_ONCE);
        house.says(account, 1, "110", 7);

        assertThat(told()).isEmpty();
        assertThat(stations()).containsExactly("1110");
    }

    @Test
    void repeats_are_told_together_and_each_goes_to_the_station() {
        rules(
                """
                rules:
                  - name: all
                    when: {occasion: alarm}
                    send: email
                """);
        AlarmAccount account = house.account("delays", AT_ONCE);
        for (int i = 0; i < 5; i++) {
            house.says(account, 1, "130", 7);
            house.pass(1);
        }
        assertThat(stations()).hasSize(5);
        assertThat(told()).hasSize(1);

        house.pass(600);
        assertThat(told()).hasSize(2);
        assertThat(((Content.Text) told().get(1).envelope().content()).subject())
                .startsWith("4 more: Villa");
    }

    @Test
    void a_time_window_decides_and_the_explanation_says_so() {
        rules(
                """
                zone: Europe/Vienna
                rules:
                  - name: for jobs
                    send: email
                  - name: at night
                    when: {occasion: alarm, time: {from: "22:00", to: "06:00"}}
                    send: email
                """);
        AlarmAccount account = house.account("delays", AT_ONCE);
        house.says(account, 1, "130", 7);

        Explanation night = explained(account, "2026-12-01T01:00:00Z");
        assertThat(night.rule()).isEqualTo("at night");
        assertThat(night.party()).isEqualTo("Miller Jewellers");
        assertThat(night.tried().get(0).because()).contains("does not ask for occasion alarm");
        assertThat(explained(account, "2026-12-01T12:00:00Z").rule()).isEqualTo("none");
    }

    private Explanation explained(AlarmAccount account, String at) {
        List<Explanation> all = RelayHouse.done(house.alarms
                .events()
                .explainRules(RelayHouse.HOUSE, house.latest(account).id(), Optional.of(Instant.parse(at))));
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private void rules(String text) {
        RuleText.Read read = RuleText.read(text, 1);
        assertThat(read.mistakes()).isEmpty();
        house.rules = read.set().orElseThrow();
    }

    private void party(String name, String account) {
        RelayHouse.join(house.journal.write(Entry.of(new Row.NewParty(new Party(
                new PartyId(house.journal.nextId()),
                "dealer-1",
                PartyKind.CUSTOMER,
                name,
                Optional.of(account),
                Optional.empty(),
                Optional.of("owner@example.org"),
                Optional.of("+436641234567"),
                Optional.empty(),
                Optional.empty(),
                MessageVia.EMAIL,
                true,
                true,
                Optional.empty(),
                1,
                house.clock.instant(),
                house.clock.instant())))));
    }

    /** Oldest first. */
    private List<StoredMessage> messages() {
        List<StoredMessage> messages = new ArrayList<>(house.messages());
        Collections.reverse(messages);
        return messages;
    }

    private List<StoredMessage> told() {
        return messages().stream()
                .filter(message -> message.envelope().content() instanceof Content.Text)
                .toList();
    }

    private List<String> stations() {
        return messages().stream()
                .map(message -> message.envelope().content())
                .filter(Content.Alarm.class::isInstance)
                .map(Content.Alarm.class::cast)
                .map(alarm -> alarm.qualifier() + alarm.code())
                .toList();
    }
}

package org.switchroom.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.message.Content;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;

/** What people are told when one zone says the same again and again and the station can not be reached. */
class PeopleGroupsTest {
    private final RelayHouse house = new RelayHouse();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    @Tag("CN-046")
    void people_are_told_of_the_first_event_and_of_its_repeats_together_with_count_and_times() {
        namePeople();
        AlarmAccount account = house.account("delays", "BURGLARY=0\nFIRE=0");
        for (int i = 0; i < 4; i++) {
            house.says(account, 1, "130", 7);
            house.pass(10);
        }

        assertThat(plans())
                .as("each goes to the station, the first one to people in the end")
                .containsExactly(
                        List.of("contactid", "email"),
                        List.of("contactid"),
                        List.of("contactid"),
                        List.of("contactid"));
        assertThat(house.messages().get(0).envelope().why().get(1)).contains("told of it together with event");

        house.pass(600);
        StoredMessage notice = house.messages().get(0);
        assertThat(notice.envelope().plan()).extracting(hop -> hop.channel()).containsExactly("email");
        Content.Text words = (Content.Text) notice.envelope().content();
        assertThat(words.subject()).startsWith("3 more of system Villa, account 1234: 1130");
        assertThat(words.body())
                .contains(house.clock.instant().minusSeconds(630).toString());

        house.pass(600);
        assertThat(house.messages()).as("told once").hasSize(5);
    }

    @Test
    void another_zone_a_restore_and_what_comes_after_the_time_are_told_for_themselves() {
        namePeople();
        AlarmAccount account = house.account("delays", "BURGLARY=0");
        house.says(account, 1, "130", 7);
        house.says(account, 1, "130", 8);
        house.says(account, 3, "130", 7);
        house.pass(600);
        house.says(account, 1, "130", 7);

        assertThat(plans()).hasSize(4).allSatisfy(plan -> assertThat(plan).containsExactly("contactid", "email"));
    }

    @Test
    void a_repeat_of_what_the_station_has_goes_the_whole_ladder() {
        namePeople();
        AlarmAccount account = house.account("delays", "BURGLARY=0");
        house.says(account, 1, "130", 7);
        house.step(house.messages().get(0), MessageState.SENDING);
        house.step(house.messages().get(0), MessageState.ACCEPTED);
        house.says(account, 1, "130", 7);

        assertThat(plans()).containsExactly(List.of("contactid", "email"), List.of("contactid", "email"));
    }

    @Test
    void without_people_every_event_goes_the_same_way() {
        AlarmAccount account = house.account("delays", "BURGLARY=0");
        house.says(account, 1, "130", 7);
        house.says(account, 1, "130", 7);
        house.pass(1200);

        assertThat(plans()).containsExactly(List.of("contactid"), List.of("contactid"));
    }

    private void namePeople() {
        RelayHouse.done(house.alarms
                .directory()
                .putStation(RelayHouse.HOUSE, "vienna", 1, Map.of("people", "email mailto:desk@example.org")));
    }

    /** The channels of each message, oldest first. */
    private List<List<String>> plans() {
        List<StoredMessage> messages = new java.util.ArrayList<>(house.messages());
        java.util.Collections.reverse(messages);
        return messages.stream()
                .map(message -> message.envelope().plan().stream()
                        .map(hop -> hop.channel())
                        .toList())
                .toList();
    }
}

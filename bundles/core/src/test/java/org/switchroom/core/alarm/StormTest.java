package org.switchroom.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.PanelIntake.Taken;
import org.switchroom.message.Content;
import org.switchroom.message.Priority;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Row;

/** Many panels report at once. */
class StormTest {
    private static final int ACCOUNTS = 2_000;
    private static final int EVENTS = 10_000;

    private final RelayHouse house = new RelayHouse();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    @Tag("CN-047")
    void
            ten_thousand_events_of_two_thousand_accounts_are_all_kept_and_relayed_life_safety_first_each_account_in_order() {
        List<AlarmAccount> accounts = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(house.account("name", "system " + i));
        }
        Random random = new Random(20261122);
        List<CompletionStage<Taken>> answers = new ArrayList<>();
        Map<String, List<Integer>> said = new HashMap<>();
        for (int i = 0; i < EVENTS; i++) {
            AlarmAccount account = accounts.get(random.nextInt(ACCOUNTS));
            String code = random.nextInt(50) == 0 ? "110" : "301";
            String panel = RelayHouse.panel(account);
            // The zone tells which event it was.
            int number = i % 999;
            said.computeIfAbsent(lane(account, code), lane -> new ArrayList<>()).add(number);
            answers.add(house.alarms
                    .panels()
                    .receive(house.report(panel, 0, new Content.Alarm(panel, 1, code, 1, number))));
        }

        assertThat(answers)
                .allSatisfy(answer -> assertThat(RelayHouse.join(answer)).isEqualTo(Taken.STORED));
        assertThat(house.journal.rows(Row.NewAlarmEvent.class)).hasSize(EVENTS);
        house.pass(60);

        List<StoredMessage> messages = house.journal.rows(Row.NewMessage.class).stream()
                .map(Row.NewMessage::message)
                .toList();
        assertThat(messages).hasSize(EVENTS);
        List<Priority> order =
                messages.stream().map(message -> message.envelope().priority()).toList();
        assertThat(order.lastIndexOf(Priority.DISTRESS)).isLessThan(order.indexOf(Priority.URGENT));
        Map<String, List<Integer>> relayed = new HashMap<>();
        messages.forEach(message -> relayed.computeIfAbsent(message.envelope().lane(), lane -> new ArrayList<>())
                .add(((Content.Alarm) message.envelope().content()).zoneOrUser()));
        assertThat(relayed).isEqualTo(said);
    }

    private static String lane(AlarmAccount account, String code) {
        return "alarm:" + account.id() + (code.equals("110") ? "/life" : "");
    }
}

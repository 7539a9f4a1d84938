package org.switchroom.core.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.switchroom.core.House.DISPATCHER;
import static org.switchroom.core.House.map;
import static org.switchroom.core.House.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.answer.Page;
import org.switchroom.answer.TextMatch;
import org.switchroom.core.House;
import org.switchroom.message.Content;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Party;
import org.switchroom.sms.SmsMessages;

/** The list of SMS and its criteria. */
final class SmsListTest {
    private final House house = new House();
    private final SmsMessages sms = house.core.sms().offer(SmsMessages.class);

    @BeforeEach
    void switchOn() {
        house.switches("1400", "1");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void send(String to, String text) {
        value(sms.send(DISPATCHER, map("to", to, "text", text), Optional.empty()));
    }

    private List<String> found(String number, TextMatch.Mode mode, String text) {
        return items(new SmsMessages.Filter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.ofNullable(number),
                        TextMatch.of(Optional.ofNullable(mode), Optional.ofNullable(text)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        50))
                .items()
                .stream()
                .map(SmsListTest::words)
                .toList();
    }

    private Page<StoredMessage> items(SmsMessages.Filter filter) {
        return value(sms.list(DISPATCHER, filter));
    }

    private static String words(StoredMessage message) {
        return message.envelope().content() instanceof Content.Text text ? text.body() : "job";
    }

    @Test
    @Tag("SM-022")
    @Tag("SM-046")
    void every_criterion_narrows_the_list() {
        send("+436641111111", "Gate key is here");
        send("+436642222222", "The gate");
        send("+436643333333", "gate");

        assertThat(found(null, null, null)).hasSize(3);
        assertThat(found("2222", null, null)).containsExactly("The gate");
        assertThat(found(null, TextMatch.Mode.CONTAINS, "GATE")).hasSize(3);
        assertThat(found(null, TextMatch.Mode.BEGINS_WITH, "gate")).containsExactly("gate", "Gate key is here");
        assertThat(found(null, TextMatch.Mode.ENDS_WITH, "gate")).containsExactly("gate", "The gate");
        assertThat(found(null, TextMatch.Mode.EQUALS, "gate")).containsExactly("gate");
        assertThat(found("3333", TextMatch.Mode.CONTAINS, "key")).isEmpty();
    }

    @Test
    @Tag("SM-024")
    @Tag("SM-025")
    void the_list_has_every_sms_with_its_state_whoever_caused_it_and_nothing_else() {
        house.transport("modem", "sms", "tel");
        Party guards =
                house.party("kind", "SERVICE_PROVIDER", "name", "G", "mobile", "+436641234567", "messageVia", "SMS");
        Party office = house.party("kind", "CUSTOMER", "name", "O", "email", "o@example.org", "messageVia", "EMAIL");
        house.job(
                true,
                "kind",
                "ORDER",
                "provider",
                guards.id().toString(),
                "customer",
                office.id().toString());
        send("+436641111111", "Hello");

        await().until(() -> items(SmsMessages.Filter.all(50)).items().stream()
                .allMatch(message -> message.state() == MessageState.ACCEPTED));
        assertThat(found(null, null, null)).containsExactly("Hello", "job");
        assertThat(MessageState.ACCEPTED.words()).isEqualTo("sent");
        assertThat(MessageState.SENDING.words()).isEqualTo("being sent");
        assertThat(MessageState.WAITING.words()).isEqualTo("waiting");
    }

    @Test
    void pages_follow_one_another_without_a_gap() {
        for (int i = 0; i < 7; i++) {
            send("+43664111111" + i, "Text " + i);
        }
        List<String> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<StoredMessage> page = items(new SmsMessages.Filter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    after,
                    3));
            page.items().forEach(message -> all.add(words(message)));
            after = page.next();
        } while (after.isPresent());

        assertThat(all).containsExactly("Text 6", "Text 5", "Text 4", "Text 3", "Text 2", "Text 1", "Text 0");
    }
}

package org.switchroom.core.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.switchroom.core.House.DISPATCHER;
import static org.switchroom.core.House.map;
import static org.switchroom.core.House.problem;
import static org.switchroom.core.House.value;
import static org.switchroom.testkit.transport.ScriptedTransport.refused;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;
import org.switchroom.answer.Problem;
import org.switchroom.core.House;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Party;
import org.switchroom.sms.SmsMessages;
import org.switchroom.sms.SmsPreview;
import org.switchroom.store.Row;
import org.switchroom.testkit.transport.ScriptedTransport;
import org.switchroom.transport.Delivery;

/** The SMS that people write: who may, what leaves, what is refused. */
final class SmsDeskTest {
    private static final String NUMBER = "+436641234567";

    private final House house = new House();
    private final SmsMessages sms = house.core.sms().offer(SmsMessages.class);

    @AfterEach
    void close() {
        house.close();
    }

    private static Caller with(Scope... scopes) {
        return new Caller("otto", List.of(Tenant.MAIN), false, scopes.length == 0 ? Set.of() : Set.of(scopes));
    }

    private StoredMessage sent(String... fields) {
        return value(sms.send(DISPATCHER, map(fields), Optional.empty()))
                .value()
                .message();
    }

    private StoredMessage reaches(MessageId id, MessageState state) {
        await().until(() -> house.journal.message(id).orElseThrow().state() == state);
        return house.journal.message(id).orElseThrow();
    }

    private static String words(Delivery delivery) {
        return ((Content.Text) delivery.message().content()).body();
    }

    @ParameterizedTest
    @CsvSource({"true,1,", "true,0,1400", "false,1,sms:send", "false,0,sms:send"})
    @Tag("SM-100")
    @Tag("SM-101")
    @Tag("SM-102")
    void writing_needs_the_permission_and_the_switch_1400(boolean permitted, String service, String lacking) {
        ScriptedTransport modem = house.transport("modem", "sms", "tel");
        house.switches("1400", service);
        Caller caller = permitted ? with(Scope.SMS_SEND) : with(Scope.SMS_READ);
        var fields = map("to", NUMBER, "text", "Hello");

        if (lacking == null) {
            MessageId id = value(sms.send(caller, fields, Optional.empty()))
                    .value()
                    .message()
                    .id();
            reaches(id, MessageState.ACCEPTED);
        } else {
            Problem refused = problem(sms.send(caller, fields, Optional.empty()));
            assertThat(refused.cause()).contains(lacking);
            assertThat(problem(sms.resend(caller, List.of(), Optional.empty())).cause())
                    .contains(lacking);
            assertThat(sms.preview(caller, fields).fold(p -> "", Problem::cause))
                    .contains(lacking);
            assertThat(modem.calls()).isEmpty();
        }
    }

    @Test
    @Tag("SM-102")
    void what_waits_when_the_service_is_switched_off_is_still_sent_and_its_copy_is_not() {
        house.switches("1400", "1");
        StoredMessage waiting = sent("to", NUMBER, "text", "Hello");
        reaches(waiting.id(), MessageState.HELD);
        house.switches("1400", "0");

        house.transport("modem", "sms", "tel");

        reaches(waiting.id(), MessageState.ACCEPTED);
        assertThat(problem(house.core.messages().resend(DISPATCHER, List.of(waiting.id())))
                        .cause())
                .contains("1400");
    }

    @Test
    @Tag("SM-020")
    @Tag("SM-021")
    @Tag("SM-097")
    void without_permission_1669_the_list_is_not_reachable() {
        assertThat(sms.list(with(Scope.SMS_SEND, Scope.MESSAGES_READ), SmsMessages.Filter.all(10))
                        .fold(page -> "", Problem::cause))
                .contains("sms:read");
        assertThat(value(sms.list(with(Scope.SMS_READ), SmsMessages.Filter.all(10)))
                        .items())
                .isEmpty();
    }

    @Test
    @Tag("SM-027")
    @Tag("SM-107")
    @Tag("SM-036")
    void the_fixed_text_stands_behind_every_sms_once_and_is_not_stored() {
        ScriptedTransport modem = house.transport("modem", "sms", "tel");
        house.switches("1400", "1", "1402", "Your control room");
        Party guards = house.party("kind", "SERVICE_PROVIDER", "name", "G", "mobile", NUMBER, "messageVia", "SMS");

        StoredMessage written = sent("to", "0664 123 45 67", "text", "Come at nine");
        reaches(written.id(), MessageState.ACCEPTED);
        StoredMessage signed = sent("to", NUMBER, "text", "Twice? Your control room");
        reaches(signed.id(), MessageState.ACCEPTED);
        value(sms.resend(DISPATCHER, List.of(written.id()), Optional.empty()));
        house.job(
                true, "kind", "ORDER", "number", "J-7", "provider", guards.id().toString());

        await().until(() -> modem.calls().size() == 4);
        assertThat(modem.calls()).extracting(call -> call.to().value()).containsOnly(NUMBER);
        assertThat(modem.calls())
                .extracting(SmsDeskTest::words)
                .contains("Come at nine\nYour control room", "Twice? Your control room")
                .allSatisfy(text ->
                        assertThat(text).containsOnlyOnce("Your control room").endsWith("Your control room"));
        assertThat(house.journal.message(written.id()).orElseThrow().envelope().content())
                .isEqualTo(new Content.Text("", "Come at nine"));
    }

    @Test
    @Tag("SM-118")
    @Tag("SM-035")
    void alphabet_and_segments_are_told_before_with_what_the_fixed_text_costs() {
        house.codec();
        house.switches("1400", "1", "1402", "Grüße");

        SmsPreview preview = value(sms.preview(DISPATCHER, map("text", "Hello all")));

        assertThat(preview.text()).isEqualTo("Hello all\nGrüße");
        assertThat(preview.alphabet()).isEqualTo("UCS_2");
        assertThat(preview.parts()).containsExactly("Hello all\n", "Grüße");
        assertThat(preview.warning())
                .hasValueSatisfying(text -> assertThat(text).contains("1402", "1 segment"));
        house.switches("1402", "");
        assertThat(value(sms.preview(DISPATCHER, map("text", "Hello all"))).warning())
                .isEmpty();
    }

    @Test
    @Tag("SM-001")
    @Tag("SM-002")
    void a_party_is_written_to_at_its_mobile_number_and_one_without_gets_no_sms() {
        ScriptedTransport modem = house.transport("modem", "sms", "tel");
        house.switches("1400", "1");
        Party with = house.party("kind", "PERSON", "name", "Eva", "mobile", NUMBER);
        Party without = house.party("kind", "PERSON", "name", "Ida", "phone", "+4315551234");

        reaches(sent("party", with.id().toString(), "text", "Hello").id(), MessageState.ACCEPTED);
        Problem refused =
                problem(sms.send(DISPATCHER, map("party", without.id().toString(), "text", "Hello"), Optional.empty()));

        assertThat(modem.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.to().value()).isEqualTo(NUMBER));
        assertThat(refused.field()).contains("party");
        assertThat(refused.cause()).contains("Ida has no mobile number");
    }

    @Test
    @Tag("SM-103")
    @Tag("SM-104")
    @Tag("SM-105")
    void a_wrong_and_a_landline_number_are_refused_and_told_to_the_address_of_1401_once_a_cause() {
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        house.switches("1400", "1", "1401", "sms-errors@example.org");

        for (int i = 0; i < 3; i++) {
            Problem landline =
                    problem(sms.send(DISPATCHER, map("to", "+4315551234" + i, "text", "Hello"), Optional.empty()));
            assertThat(landline.cause()).contains("landline");
        }
        assertThat(problem(sms.send(DISPATCHER, map("to", "12x", "text", "Hello"), Optional.empty()))
                        .cause())
                .contains("no telephone number");

        await().until(() -> mail.calls().size() == 2);
        assertThat(mail.calls()).allSatisfy(call -> {
            assertThat(call.to().toString()).isEqualTo("mailto:sms-errors@example.org");
            assertThat(words(call)).contains("wanted by anna").doesNotContain("4315551234");
        });
        assertThat(house.journal.rows(Row.ServiceLog.class)).hasSize(4);
    }

    @Test
    @Tag("SM-106")
    @Tag("SM-026")
    void a_number_that_the_network_refuses_is_faulty_and_told_to_the_address_of_1401() {
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        house.transport("modem", "sms", "tel").onAny().answers(refused("gsm.cms-28"));
        house.switches("1400", "1", "1401", "sms-errors@example.org");

        StoredMessage message = sent("to", NUMBER, "text", "Hello");

        assertThat(reaches(message.id(), MessageState.FAILED).state().words()).isEqualTo("faulty");
        await().until(() -> mail.calls().size() == 1);
        assertThat(words(mail.calls().get(0))).contains("faulty", message.id().toString());
    }

    @Test
    @Tag("SM-028")
    void an_sms_for_the_next_run_waits_for_it_although_a_transport_is_there() {
        ScriptedTransport modem = house.transport("modem", "sms", "tel");
        house.switches("1400", "1");

        StoredMessage message = sent("to", NUMBER, "text", "Later", "when", "next-run");
        reaches(sent("to", NUMBER, "text", "At once").id(), MessageState.ACCEPTED);
        house.transport("modem-two", "sms", "tel");

        assertThat(modem.calls()).hasSize(1);
        StoredMessage held = house.journal.message(message.id()).orElseThrow();
        assertThat(held.progress().waitsForRun()).isTrue();
        value(house.core.messages().release(DISPATCHER, message.id()));
        reaches(message.id(), MessageState.ACCEPTED);
    }

    @Test
    void what_is_wrong_with_an_sms_is_named_by_its_field() {
        house.switches("1400", "1");

        assertThat(field("to", NUMBER)).contains("text");
        assertThat(field("to", NUMBER, "text", "a", "template", "b")).contains("text");
        assertThat(field("to", NUMBER, "template", "no-such-text")).contains("template");
        assertThat(field("text", "a")).contains("to");
        assertThat(field("to", NUMBER, "text", "a", "kind", "poem")).contains("kind");
        assertThat(field("to", NUMBER, "text", "a", "when", "soon")).contains("when");
        assertThat(field("to", NUMBER, "text", "a", "colour", "red")).contains("colour");
        assertThat(house.journal.rows(Row.NewMessage.class)).isEmpty();
    }

    private Optional<String> field(String... fields) {
        return problem(sms.send(DISPATCHER, map(fields), Optional.empty())).field();
    }

    @Test
    @Tag("SM-042")
    void an_sms_is_worth_sending_as_long_as_its_kind_says() {
        house.switches("1400", "1");

        assertThat(minutes("alarm")).isEqualTo(15);
        assertThat(minutes("job")).isEqualTo(240);
        assertThat(minutes("info")).isEqualTo(7 * 24 * 60);
    }

    private long minutes(String kind) {
        var envelope = sent("to", NUMBER, "text", "a", "kind", kind).envelope();
        return java.time.Duration.between(envelope.createdAt(), envelope.expiresAt())
                .toMinutes();
    }
}

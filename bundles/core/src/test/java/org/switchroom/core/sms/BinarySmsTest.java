package org.switchroom.core.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.switchroom.core.House.DISPATCHER;
import static org.switchroom.core.House.map;
import static org.switchroom.core.House.problem;
import static org.switchroom.core.House.value;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.answer.Problem;
import org.switchroom.core.House;
import org.switchroom.message.Content;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Party;
import org.switchroom.sms.SmsMessages;
import org.switchroom.sms.SmsPreview;
import org.switchroom.store.Row;
import org.switchroom.testkit.transport.ScriptedTransport;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.TransportName;

/** Octets for devices: who carries them, and that nobody makes words of them. */
final class BinarySmsTest {
    private static final String TRACKER = "+436641234567";
    private static final String OCTETS = "C0FFEE00C0FFEE";

    private final House house = new House();
    private final SmsMessages sms = house.core.sms().offer(SmsMessages.class);

    @BeforeEach
    void permit() {
        house.switches("1400", "1", "1402", "Your control room");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private ScriptedTransport carrying(String name) {
        ScriptedTransport transport = new ScriptedTransport(new Capabilities(
                Set.of(Capabilities.Direction.SEND),
                Set.of(),
                Set.of(Content.Kind.TEXT, Content.Kind.BINARY),
                Set.of("tel"),
                100_000,
                1));
        house.core.transports().add(new TransportName(name), "sms", transport);
        return transport;
    }

    private StoredMessage sent(String... fields) {
        return value(sms.send(DISPATCHER, map(fields), Optional.empty()))
                .value()
                .message();
    }

    private StoredMessage reaches(StoredMessage message, MessageState state) {
        await().until(() -> house.journal.message(message.id()).orElseThrow().state() == state);
        return house.journal.message(message.id()).orElseThrow();
    }

    @Test
    void octets_leave_as_they_were_given_by_a_transport_that_carries_them() {
        ScriptedTransport words = house.transport("a-words", "sms", "tel");
        ScriptedTransport octets = carrying("modem");

        StoredMessage message = sent("to", TRACKER, "binary", "c0 ff ee,00", "userDataHeader", "false");

        reaches(message, MessageState.ACCEPTED);
        assertThat(octets.calls()).singleElement().satisfies(call -> assertThat(
                        call.message().content())
                .isEqualTo(new Content.Binary(List.of("C0FFEE", "00"), false)));
        assertThat(words.calls()).isEmpty();
    }

    @Test
    void without_a_transport_that_carries_them_they_are_held_with_the_reason_and_go_when_one_comes() {
        ScriptedTransport words = house.transport("seven", "sms", "tel");
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        Party device = house.party("kind", "PERSON", "name", "Van", "mobile", TRACKER, "email", "van@example.org");

        StoredMessage message = sent("party", device.id().toString(), "binary", OCTETS);

        StoredMessage held = reaches(message, MessageState.HELD);
        assertThat(held.progress().reason().orElseThrow().text()).contains("seven does not carry binary messages");
        assertThat(held.envelope().plan())
                .singleElement()
                .satisfies(hop -> assertThat(hop.to().isPhone()).isTrue());
        carrying("modem");
        reaches(message, MessageState.ACCEPTED);
        assertThat(words.calls()).isEmpty();
        assertThat(mail.calls()).isEmpty();
    }

    @Test
    void octets_wait_for_the_transport_that_carries_them_while_another_has_room() {
        ScriptedTransport words = house.transport("a-words", "sms", "tel");
        ScriptedTransport modem = carrying("modem");
        var gate = modem.on("tel:" + TRACKER).hangs();

        sent("to", TRACKER, "binary", OCTETS);
        await().until(() -> modem.underWay() == 1);
        StoredMessage second = sent("to", "+436641234568", "binary", OCTETS);
        await().until(() -> house.journal
                .message(second.id())
                .orElseThrow()
                .progress()
                .reason()
                .filter(reason -> reason.text().contains("modem has all its places taken"))
                .isPresent());
        gate.complete(ScriptedTransport.accepted("first"));

        reaches(second, MessageState.ACCEPTED);
        assertThat(words.calls()).isEmpty();
    }

    @Test
    void what_is_shown_of_them_is_how_much_they_are() {
        StoredMessage message = sent("to", TRACKER, "binary", OCTETS);

        assertThat(house.journal.rows(Row.Timeline.class))
                .extracting(row -> row.entry().text())
                .anySatisfy(text -> assertThat(text).contains(": binary, 7 octets in 1 segment → queued"))
                .noneSatisfy(text -> assertThat(text).contains(OCTETS));
        assertThat(message).asString().doesNotContain(OCTETS);
        assertThat(value(sms.list(DISPATCHER, SmsMessages.Filter.all(10))).items())
                .contains(house.journal.message(message.id()).orElseThrow());
    }

    @Test
    void the_preview_has_octets_and_segments_and_no_fixed_text() {
        SmsPreview preview = value(sms.preview(
                DISPATCHER, map("binary", "0605040B8423F0" + OCTETS + ",0605040B8423F001", "userDataHeader", "true")));

        assertThat(preview)
                .isEqualTo(new SmsPreview(
                        "binary, 22 octets in 2 segments",
                        "EIGHT_BIT",
                        22,
                        List.of("14 octets", "8 octets"),
                        132,
                        Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "binary | segment 1 is not an even number | binary=0AX",
                "binary | segment 2 is not an even number | binary=0A,0",
                "binary | segment 2 has 0 octets | binary=0A,",
                "binary | segment 1 does not begin with a user data header | binary=C0FFEE;userDataHeader=true",
                "binary | there are text and binary | binary=0A;text=Hello",
                "binary | there are template and binary | binary=0A;template=any",
                "userDataHeader | 'perhaps' is no answer | binary=0A;userDataHeader=perhaps",
                "userDataHeader | only binary data | text=Hello;userDataHeader=true",
                "text | there is neither a text nor a template nor binary data | binary=",
            })
    void what_is_wrong_is_named_with_its_field_and_cause(String field, String cause, String fields) {
        Problem refused = problem(sms.send(
                DISPATCHER,
                map(("to=" + TRACKER + ";" + fields).replaceAll("=$", "= ").split("[;=]")),
                Optional.empty()));

        assertThat(refused.field()).contains(field);
        assertThat(refused.cause()).contains(cause);
        assertThat(refused.nextStep()).isNotBlank();
        assertThat(house.journal.rows(Row.NewMessage.class)).isEmpty();
    }

    @Test
    void more_than_140_octets_are_refused_with_their_number() {
        Problem refused =
                problem(sms.send(DISPATCHER, map("to", TRACKER, "binary", "AB".repeat(141)), Optional.empty()));

        assertThat(refused.cause()).contains("141 octets");
        assertThat(refused.nextStep()).contains("140 octets a segment");
    }

    @Test
    void a_copy_says_the_same() {
        carrying("modem");
        StoredMessage first = reaches(sent("to", TRACKER, "binary", OCTETS), MessageState.ACCEPTED);

        var copies = value(sms.resend(DISPATCHER, List.of(first.id()), Optional.empty()))
                .value();

        assertThat(house.journal.message(copies.get(0)).orElseThrow().envelope().content())
                .isEqualTo(first.envelope().content());
    }
}

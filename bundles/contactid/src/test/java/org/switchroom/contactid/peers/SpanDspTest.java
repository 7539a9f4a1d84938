package org.switchroom.contactid.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.contactid.ContactId;
import org.switchroom.contactid.call.CallListener;
import org.switchroom.contactid.call.CallRecord;
import org.switchroom.contactid.call.CallSettings;
import org.switchroom.contactid.call.ContactIdCall;
import org.switchroom.contactid.call.Outcome;
import org.switchroom.contactid.call.Report;
import org.switchroom.testkit.alarm.AudioWire;
import org.switchroom.testkit.alarm.CentralStation;
import org.switchroom.testkit.alarm.StationScript;

/** SpanDSP's receiver hears us, our simulated station hears SpanDSP's sender, and both codecs agree. */
class SpanDspTest {
    private static final String DIGITS = "0123456789BCDEF";

    private final List<Outcome> outcomes = new ArrayList<>();

    private final class Collector implements CallListener {
        @Override
        public void ended(Report report, Outcome outcome) {
            outcomes.add(outcome);
        }

        @Override
        public void over(CallRecord record) {
            assertThat(record.handshake()).isPresent();
        }
    }

    private static String words(ContactId message, String between) {
        return String.join(
                between,
                message.account(),
                message.messageType(),
                String.valueOf(message.qualifier()),
                message.code(),
                message.partition(),
                message.zoneOrUser());
    }

    @Test
    @Tag("CN-023")
    void its_receiver_takes_what_we_say_and_we_hear_its_kiss_off() {
        List<ContactId> messages = List.of(
                ContactId.parse("BCDE981110070427"),
                ContactId.parse("1234181131010158"),
                ContactId.parse("1234181130010190"),
                ContactId.parse("1234183131010156"));
        try (SpanDsp receiver = new SpanDsp("receiver")) {
            ContactIdCall call = new ContactIdCall(CallSettings.STANDARD, new Collector());
            messages.forEach(message -> call.add(new Report(message.digits(), message)));

            new AudioWire(call, receiver).alaw().run(60);

            assertThat(receiver.news())
                    .containsExactlyElementsOf(messages.stream()
                            .map(message -> words(message, ":"))
                            .toList());
        }
        assertThat(outcomes).hasSize(4).allSatisfy(outcome -> {
            assertThat(outcome.result()).isEqualTo(Outcome.Result.KISSED_OFF);
            assertThat(outcome.attempts()).isEqualTo(1);
        });
    }

    @Test
    void its_receiver_hears_us_through_noise_15_decibels_below() {
        try (SpanDsp receiver = new SpanDsp("receiver")) {
            ContactIdCall call = new ContactIdCall(CallSettings.STANDARD, new Collector());
            for (int zone = 0; zone < 8; zone++) {
                ContactId message = new ContactId("1234", "18", 1, "130", "01", "00" + zone);
                call.add(new Report(message.digits(), message));
            }

            new AudioWire(call, receiver).noise(-26, 2).alaw().run(120);

            assertThat(receiver.news()).hasSizeGreaterThanOrEqualTo(8);
        }
        assertThat(outcomes).hasSize(8).allMatch(outcome -> outcome.result() == Outcome.Result.KISSED_OFF);
    }

    @Test
    void its_sender_is_heard_by_our_simulated_station() {
        CentralStation station = new CentralStation(new StationScript());
        ContactId message = ContactId.parse("1234181131010158");
        try (SpanDsp sender = new SpanDsp("sender")) {
            assertThat(sender.ask("put " + words(message, " "))).isEqualTo("ok");

            new AudioWire(sender, station).alaw().run(5);
        }
        assertThat(station.messages()).containsExactly(message.keys());
    }

    @Test
    void its_codec_writes_and_reads_the_same() {
        Random random = new Random(18);
        try (SpanDsp codec = new SpanDsp("codec")) {
            for (int i = 0; i < 500; i++) {
                ContactId message = new ContactId(
                        digits(random, 4),
                        i % 2 == 0 ? "18" : "98",
                        1 + 2 * (i % 2),
                        digits(random, 3),
                        digits(random, 2),
                        digits(random, 3));

                String keys = codec.ask("encode " + words(message, " "));

                assertThat(ContactId.ofKeys(keys)).isEqualTo(message);
                assertThat(codec.ask("decode " + message.keys())).isEqualTo(words(message, ":"));
            }
            assertThat(codec.ask("decode 1234181131010157").toLowerCase(Locale.ROOT))
                    .isEqualTo("refused");
        }
    }

    private static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder();
        random.ints(count, 0, DIGITS.length()).forEach(at -> digits.append(DIGITS.charAt(at)));
        return digits.toString();
    }
}

package org.switchroom.gsm.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.sms.DecodedSms;
import org.switchroom.sms.EncodedSms;

final class CodecDeskTest {
    private final CodecDesk desk = new CodecDesk();

    private static <T> T done(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Answer.Done.class);
        return ((Answer.Done<T>) answer).value();
    }

    private static Problem refused(Answer<?> answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused<?>) answer).problem();
    }

    private List<String> pdus(String text) {
        return done(desk.encode("+436641234567", text)).parts().stream()
                .map(EncodedSms.Part::pdu)
                .toList();
    }

    @Test
    void a_text_of_the_gsm_alphabet_fits_160_to_an_sms() {
        EncodedSms sms = done(desk.encode("+436641234567", "x".repeat(150)));

        assertThat(sms.alphabet()).isEqualTo("GSM_7");
        assertThat(sms.left()).isEqualTo(10);
        assertThat(sms.parts()).singleElement().satisfies(part -> assertThat(part.pdu())
                .hasSize(2 * (part.length() + 1)));
    }

    @Test
    @Tag("SM-118")
    void one_character_beyond_it_makes_all_of_it_ucs_2() {
        EncodedSms sms = done(desk.encode("+436641234567", "„" + "x".repeat(99)));

        assertThat(sms.alphabet()).isEqualTo("UCS_2");
        assertThat(sms.parts()).extracting(part -> part.text().length()).containsExactly(67, 33);
        assertThat(sms.left()).isEqualTo(34);
    }

    @Test
    void parts_are_joined_in_whatever_order_they_are_given() {
        String text = "Größe 5 € ".repeat(40);
        List<String> pdus = new ArrayList<>(pdus(text));
        Collections.reverse(pdus);

        assertThat(done(desk.decode(pdus))).singleElement().satisfies(sms -> {
            assertThat(sms.kind()).isEqualTo(DecodedSms.Kind.SUBMIT);
            assertThat(sms.address()).isEqualTo("+436641234567");
            assertThat(sms.text()).contains(text);
            assertThat(sms.parts()).isEqualTo(pdus.size());
            assertThat(sms.missing()).isEmpty();
        });
    }

    @Test
    void a_missing_part_is_named_and_its_place_marked() {
        List<String> pdus = pdus("x".repeat(153) + "y".repeat(153) + "z");

        assertThat(done(desk.decode(List.of(pdus.get(0), pdus.get(2)))))
                .singleElement()
                .satisfies(sms -> {
                    assertThat(sms.missing()).containsExactly(2);
                    assertThat(sms.text()).contains("x".repeat(153) + "[… part 2 of 3 is missing …]z");
                });
    }

    @Test
    void two_whole_messages_stay_two() {
        String pdu = pdus("twice").get(0);

        assertThat(done(desk.decode(List.of(pdu, pdu)))).hasSize(2);
    }

    @Test
    void a_message_that_arrived_and_a_report_say_from_whom_when_and_what() {
        List<DecodedSms> all = done(desk.decode(List.of(
                "07911326040000F0040B911346610089F60000208062917314080CC8F71D14969741F977FD07",
                "0791538375000075061805810531F1019082416500400190824165004000")));

        assertThat(all.get(0)).satisfies(sms -> {
            assertThat(sms.kind()).isEqualTo(DecodedSms.Kind.DELIVER);
            assertThat(sms.address()).isEqualTo("+31641600986");
            assertThat(sms.text()).contains("How are you?");
            assertThat(sms.sentAt()).isPresent();
            assertThat(sms.status()).isEmpty();
        });
        assertThat(all.get(1)).satisfies(sms -> {
            assertThat(sms.kind()).isEqualTo(DecodedSms.Kind.STATUS_REPORT);
            assertThat(sms.reference()).contains(24);
            assertThat(sms.address()).isEqualTo("50131");
            assertThat(sms.status()).contains("received by the recipient");
            assertThat(sms.text()).isEmpty();
        });
    }

    @Test
    void what_can_not_be_read_is_told_with_its_place() {
        Problem problem = refused(desk.decode(List.of(pdus("good").get(0), "0791FFFF")));

        assertThat(problem.cause()).startsWith("PDU 2 can not be read");
        assertThat(refused(desk.decode(List.of())).cause()).contains("expected 1 to 255");
    }

    @Test
    void what_can_not_be_sent_is_told_with_its_cause() {
        assertThat(refused(desk.encode("0664/123", "x")).field()).contains("number");
        assertThat(refused(desk.encode("+43664123456", "x".repeat(50_000))).field())
                .contains("text");
    }
}

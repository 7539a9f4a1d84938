package org.switchroom.contactid.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.switchroom.alarm.ContactIdBlock;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.message.Content;

class CodecDeskTest {
    private final CodecDesk desk = new CodecDesk();

    @Test
    void reads_digits_and_keys_as_people_write_them() {
        ContactIdBlock expected =
                new ContactIdBlock("BCDE", "98", 1, "110", "07", "042", "BCDE981110070427", "*#AB981110070427");

        assertThat(desk.decodeDigits("BCDE 98 1110 07 042 7")).isEqualTo(Answer.done(expected));
        assertThat(desk.decodeKeys("*#AB 98 1110 07 042 7")).isEqualTo(Answer.done(expected));
    }

    @Test
    void shows_what_would_be_sent() {
        assertThat(desk.encode(new Content.Alarm("1234", 1, "131", 1, 15)).map(ContactIdBlock::digits))
                .isEqualTo(Answer.done("1234181131010158"));
    }

    @Test
    void says_what_is_wrong_and_what_to_give() {
        Problem problem = desk.decodeDigits("1234181131010159").fold(block -> null, refused -> refused);

        assertThat(problem.field()).contains("digits");
        assertThat(problem.cause()).endsWith("the checksum is 9 and the sum asks for 8");
        assertThat(problem.nextStep()).startsWith("Give all 16");
    }
}

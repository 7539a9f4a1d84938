package org.switchroom.dc09.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.switchroom.message.Content;

final class FrameTest {
    static Frame sound(String frame) {
        return sound(frame.getBytes(Frame.CHARACTERS));
    }

    static Frame sound(byte[] frame) {
        assertThat(FrameReader.read(frame)).isInstanceOf(ReadFrame.Sound.class);
        return ((ReadFrame.Sound) FrameReader.read(frame)).frame();
    }

    static FrameContent content(Frame frame) {
        return FrameContent.read(frame.content()).orElseThrow();
    }

    static java.util.List<String> vectors() {
        return Vectors.ALL;
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void what_others_wrote_is_read_and_written_back_byte_by_byte(String vector) {
        Frame frame = sound(vector);

        assertThat(new String(frame.bytes(), StandardCharsets.ISO_8859_1)).isEqualTo("\n" + vector + "\r");
    }

    @Test
    void the_crc_is_that_of_the_standard() {
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);

        assertThat(Crc16.of(digits, 0, digits.length)).isEqualTo(0xBB3D);
    }

    @Test
    @Tag("CN-010")
    @Tag("CN-015")
    @Tag("CN-017")
    void an_event_names_account_code_partition_zone_and_time() {
        Frame frame = sound(Vectors.PLAIN.get(7));

        assertThat(frame.id()).isEqualTo(Frame.CONTACT_ID);
        assertThat(frame.sequence()).isEqualTo(1);
        assertThat(frame.account()).contains("1234");
        assertThat(content(frame).time()).contains(Instant.parse("2026-01-02T12:00:00Z"));
        assertThat(ContactIdData.read(content(frame).data()))
                .contains(new ContactIdData(Optional.of("1234"), new Content.Alarm("1234", 1, "130", 1, 15)));
    }

    @Test
    void answers_are_those_that_other_receivers_give() {
        Frame event = sound(Vectors.PLAIN.get(7));
        Frame poll = sound(Vectors.PLAIN.get(9));

        assertThat(event.ack()).isEqualTo(sound(Vectors.PLAIN.get(10)));
        assertThat(poll.ack()).isEqualTo(sound(Vectors.PLAIN.get(11)));
        assertThat(event.duh()).isEqualTo(sound(Vectors.PLAIN.get(12)));
        assertThat(event.nak(FrameContent.of("", Instant.parse("2026-01-02T12:00:00Z"))))
                .isEqualTo(sound(Vectors.PLAIN.get(13)));
    }

    @Test
    void a_wrong_crc_and_a_wrong_length_are_told_apart() {
        String vector = Vectors.PLAIN.get(7);

        assertThat(FrameReader.read(vector.replace("015", "016").getBytes(Frame.CHARACTERS)))
                .isInstanceOfSatisfying(ReadFrame.Damaged.class, damaged -> assertThat(damaged.damage())
                        .isEqualTo(ReadFrame.Damage.CRC));
        assertThat(FrameReader.read((vector + " ").getBytes(Frame.CHARACTERS)))
                .isInstanceOfSatisfying(ReadFrame.Damaged.class, damaged -> assertThat(damaged.damage())
                        .isEqualTo(ReadFrame.Damage.LENGTH));
    }

    @Test
    void a_crc_of_two_raw_bytes_is_read_and_answered_in_the_same_form() {
        byte[] text = sound(Vectors.PLAIN.get(7)).text().getBytes(Frame.CHARACTERS);
        byte[] raw = ("@e003D" + new String(text, Frame.CHARACTERS)).getBytes(Frame.CHARACTERS); // 0x4065

        Frame frame = sound(raw);
        byte[] answer = frame.ack().bytes();

        assertThat(frame.crc()).isEqualTo(CrcForm.RAW);
        assertThat(Arrays.copyOfRange(answer, 0, 3)).containsExactly('\n', 0xDB, 0xE7);
        assertThat(new String(answer, 3, 5, StandardCharsets.ISO_8859_1)).isEqualTo("0014\"");
    }

    @Test
    void digits_in_lower_case_are_as_good() {
        assertThat(sound(Vectors.PLAIN.get(3).replace("F92F", "f92f"))).isEqualTo(sound(Vectors.PLAIN.get(3)));
        assertThat(ContactIdData.read("#12ab|1130 01 015").orElseThrow().account())
                .contains("12AB");
    }

    @Test
    void the_inner_account_may_lack_its_mark_or_be_missing() {
        Content.Alarm event = new Content.Alarm("1234", 3, "401", 2, 3);

        assertThat(ContactIdData.read("1234|3401 02 003").orElseThrow().event()).isEqualTo(event);
        assertThat(ContactIdData.read("|3401 02 003").orElseThrow().event())
                .isEqualTo(new Content.Alarm("", 3, "401", 2, 3));
        assertThat(ContactIdData.read("3401 02 003")).isPresent();
        assertThat(ContactIdData.read("#0000|0000 00 000"))
                .as("a poll of some panels")
                .isEmpty();
        assertThat(ContactIdData.read("#1234|1A30 01 015"))
                .as("no code has an A")
                .isEmpty();
    }

    @Test
    void several_further_blocks_are_kept_by_their_letter() {
        FrameContent content = FrameContent.read(
                        "#1234|1130 01 015][X006E07.7777777][Y49N06.6666666][Vhttps://x/1][Vhttps://x/2]_12:00:00,01-02-2026")
                .orElseThrow();

        assertThat(content.extra())
                .containsEntry("X", "006E07.7777777")
                .containsEntry("Y", "49N06.6666666")
                .containsEntry("V", "https://x/1 https://x/2");
        assertThat(content.time()).isPresent();
    }

    @Test
    void a_time_that_is_none_is_there_and_says_nothing() {
        FrameContent content = FrameContent.read("]_25:00:00,13-32-2026").orElseThrow();

        assertThat(content.stamp()).isPresent();
        assertThat(content.time()).isEmpty();
        assertThat(FrameContent.read("]").orElseThrow().stamp()).isEmpty();
        assertThat(FrameContent.read("#1234|never closed")).isEmpty();
    }

    @Test
    void words_are_read_as_windows_1252() {
        byte[] body = "\"SIA-DCS\"0001L0#1234[#1234|Nri1/BA01^Kuechentuer^]".getBytes(Frame.CHARACTERS);
        body[new String(body, Frame.CHARACTERS).indexOf("ue")] = (byte) 0x80; // the euro sign
        byte[] frame = ("%04X0%03X".formatted(Crc16.of(body, 0, body.length), body.length)
                        + new String(body, Frame.CHARACTERS))
                .getBytes(Frame.CHARACTERS);

        assertThat(SiaData.read(content(sound(frame)).data())
                        .orElseThrow()
                        .events()
                        .get(0)
                        .text())
                .contains("K€echentuer");
    }
}

package org.switchroom.dc09.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.alarm.DecodedFrame;
import org.switchroom.answer.Problem;
import org.switchroom.message.Content;

/** What support is told of frames as logs and captures have them. */
class FrameDeskTest {
    private static final String CAPTURED =
            "F92F0043\"ADM-CID\"0020R7896L7896#3456[#3456|1407 00 001]_17:01:14,07-26-2024";
    private static final String KEY = "000102030405060708090A0B0C0D0E0F";
    private static final String IN_CIPHER = "FED10078\"*ADM-CID\"0001R0L0#1234["
            + "CDBA64C7F92E0E3D2527C5832E7810A604C25CB052DAFDFB407B486C785D85C30DE65F5DE2E3F184E5A55CFA1C8DB87C";

    private final FrameDesk desk = new FrameDesk();

    @Test
    @Tag("CN-010")
    void a_sound_frame_is_told_field_by_field_and_nothing_is_wrong_with_it() {
        DecodedFrame frame = decoded("\\n" + CAPTURED + "\\r");

        assertThat(frame.id()).isEqualTo("ADM-CID");
        assertThat(frame.crc()).isEqualTo("F92F");
        assertThat(frame.length()).isEqualTo(0x43);
        assertThat(frame.sequence()).isEqualTo(20);
        assertThat(frame.receiver()).contains("7896");
        assertThat(frame.account()).contains("3456");
        assertThat(frame.time()).contains(Instant.parse("2024-07-26T17:01:14Z"));
        assertThat(frame.events()).containsExactly(new Content.Alarm("3456", 1, "407", 0, 1));
        assertThat(frame.wrong()).isEmpty();
    }

    @Test
    void it_is_read_with_line_ends_of_any_writing_and_as_hexadecimal_digits() {
        String bytes =
                HexFormat.of().formatHex(("\n" + CAPTURED + "\r").getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        assertThat(decoded("<LF>" + CAPTURED + "<CR>")).isEqualTo(decoded(CAPTURED));
        assertThat(decoded(bytes)).isEqualTo(decoded(CAPTURED));
    }

    @Test
    void a_damaged_frame_is_told_as_far_as_it_goes_and_what_its_crc_and_length_should_be() {
        DecodedFrame other = decoded(CAPTURED.replace("1407", "1408"));
        assertThat(other.events()).extracting(Content.Alarm::code).containsExactly("408");
        assertThat(other.wrong())
                .singleElement()
                .asString()
                .contains("it says F92F")
                .contains(other.crc());

        assertThat(decoded(CAPTURED + "x").wrong())
                .anySatisfy(words -> assertThat(words).contains("has 68 (0044)"))
                .anySatisfy(words -> assertThat(words).contains("it says F92F"));

        assertThat(decoded(CAPTURED.substring(8)).wrong())
                .containsExactly("before its first quote there is no CRC and length of DC-09; expected F92F and 0043");
    }

    @Test
    void a_frame_in_cipher_needs_its_key() {
        assertThat(desk.decode(IN_CIPHER, Optional.of(KEY))
                        .fold(it -> it, FrameDeskTest::raise)
                        .events())
                .containsExactly(new Content.Alarm("1234", 1, "130", 1, 15));
        assertThat(decoded(IN_CIPHER).wrong()).containsExactly("it is in cipher, and no key was given to read it");
        assertThat(desk.decode(IN_CIPHER, Optional.of(KEY.replace('0', '1')))
                        .fold(it -> it, FrameDeskTest::raise)
                        .wrong())
                .containsExactly("its cipher is not of this key, or it is cut off");
        assertThat(refused(IN_CIPHER, Optional.of("short")).field()).contains("key");
    }

    @Test
    void unknown_codes_and_letters_and_a_time_that_is_none_are_named() {
        assertThat(decoded("\"ADM-CID\"0001L0#1234[#1234|1987 01 015]").wrong())
                .anySatisfy(words -> assertThat(words).contains("code 987"));
        assertThat(decoded("\"SIA-DCS\"0001L0#1234[#1234|Nri1/QQ01]").wrong())
                .anySatisfy(words -> assertThat(words).contains("letters QQ"));
        assertThat(decoded("\"NULL\"0000L0#1234[]_25:00:00,01-02-2026").wrong())
                .anySatisfy(words -> assertThat(words).contains("'25:00:00,01-02-2026' is no time"));
        assertThat(decoded("\"ADM-CID\"0001L0#1234[#1234|130 01 015]").wrong())
                .anySatisfy(words -> assertThat(words).contains("can not be understood"));
    }

    @Test
    void what_is_no_frame_is_refused_with_what_to_give() {
        assertThat(refused("hello", Optional.empty()).text())
                .contains("no frame of DC-09")
                .contains("single quotes");
        assertThat(refused("\"hello\"", Optional.empty()).text()).contains("header");
    }

    private DecodedFrame decoded(String frame) {
        return desk.decode(frame, Optional.empty()).fold(it -> it, FrameDeskTest::raise);
    }

    private Problem refused(String frame, Optional<String> key) {
        return desk.decode(frame, key)
                .fold(
                        it -> {
                            throw new AssertionError(it);
                        },
                        problem -> problem);
    }

    private static DecodedFrame raise(Problem problem) {
        throw new AssertionError(problem.text());
    }
}

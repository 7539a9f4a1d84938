package org.switchroom.dc09.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FrameSplitterTest {
    private final FrameSplitter splitter = new FrameSplitter(Frame.LONGEST);
    private final List<ReadFrame> found = new ArrayList<>();

    private void put(byte[] bytes) {
        splitter.put(bytes, 0, bytes.length, found::add);
    }

    private void put(String text) {
        put(text.getBytes(Frame.CHARACTERS));
    }

    private static String framed(String vector) {
        return "\n" + vector + "\r";
    }

    private List<String> texts() {
        return found.stream()
                .map(read -> read.fold(Frame::text, damaged -> damaged.damage().name()))
                .toList();
    }

    private static String text(String vector) {
        return vector.substring(8);
    }

    @Test
    void frames_are_found_wherever_the_stream_is_cut() {
        String stream = framed(Vectors.PLAIN.get(0)) + framed(Vectors.EVENT_128) + framed(Vectors.PLAIN.get(4));
        List<String> expected =
                List.of(text(Vectors.PLAIN.get(0)), text(Vectors.EVENT_128), text(Vectors.PLAIN.get(4)));
        for (int cut = 0; cut <= stream.length(); cut++) {
            found.clear();
            put(stream.substring(0, cut));
            put(stream.substring(cut));

            assertThat(texts()).as("cut at %d", cut).isEqualTo(expected);
        }
    }

    @Test
    void frames_are_found_byte_by_byte_and_all_at_once() {
        StringBuilder stream = new StringBuilder();
        Vectors.ALL.forEach(vector -> stream.append(framed(vector)));

        put(stream.toString());
        stream.chars().forEach(each -> put(Character.toString(each)));

        assertThat(found).hasSize(2 * Vectors.ALL.size()).allMatch(read -> read instanceof ReadFrame.Sound);
    }

    @Test
    void noise_between_frames_harms_none_of_them() {
        put("\r\n\r\n\0\0garbage \"ADM-CID\" \nABCD" + framed(Vectors.PLAIN.get(0)) + "\n\n\n"
                + framed(Vectors.PLAIN.get(1)) + "tail\r");

        assertThat(texts()).containsExactly(text(Vectors.PLAIN.get(0)), text(Vectors.PLAIN.get(1)));
        assertThat(splitter.noise()).isPositive();
        assertThat(splitter.isWithinFrame()).isFalse();
    }

    @Test
    void a_frame_with_raw_crc_is_found_though_its_crc_looks_like_a_line_end() {
        // Sequences are tried until the CRC begins with a line feed, and until it has a carriage return.
        int lineFeeds = 0;
        for (int sequence = 1; sequence < 10_000; sequence++) {
            Frame frame = new Frame(
                    CrcForm.RAW,
                    Frame.POLL,
                    false,
                    sequence,
                    java.util.Optional.empty(),
                    java.util.Optional.of("0"),
                    java.util.Optional.of("1234"),
                    "]");
            byte[] bytes = frame.bytes();
            if (bytes[1] == '\n' || bytes[2] == '\n' || bytes[1] == '\r' || bytes[2] == '\r') {
                lineFeeds++;
                found.clear();
                put(bytes);
                assertThat(texts()).containsExactly(frame.text());
            }
        }
        assertThat(lineFeeds).isGreaterThan(10);
    }

    @Test
    void a_length_that_lies_costs_only_its_own_frame() {
        String longer = "\n96ED0FFF" + text(Vectors.PLAIN.get(0)) + "\r";
        String endless = "\n96ED0016" + text(Vectors.PLAIN.get(0)) + "x".repeat(100);

        put(longer + framed(Vectors.PLAIN.get(1)));
        put(endless);
        put(framed(Vectors.PLAIN.get(4)));

        assertThat(texts()).containsExactly("LENGTH", text(Vectors.PLAIN.get(1)), "LENGTH", text(Vectors.PLAIN.get(4)));
    }

    @Test
    void a_frame_that_was_broken_off_gives_way_to_the_next() {
        put("\n" + Vectors.PLAIN.get(7).substring(0, 30) + framed(Vectors.PLAIN.get(8)));

        assertThat(texts()).containsExactly("LENGTH", text(Vectors.PLAIN.get(8)));
    }

    @Test
    void a_frame_above_the_limit_is_refused_before_it_has_come() {
        FrameSplitter small = new FrameSplitter(64);

        byte[] head = "\n00000041\"".getBytes(Frame.CHARACTERS);
        small.put(head, 0, head.length, found::add);

        assertThat(texts()).containsExactly("LENGTH");
        assertThat(small.isWithinFrame()).isFalse();
    }

    @Test
    void says_whether_a_frame_has_begun() {
        put("\n\r");
        assertThat(splitter.isWithinFrame())
                .as("line ends keep a connection alive")
                .isFalse();

        put("\n" + Vectors.PLAIN.get(0).substring(0, 15));
        assertThat(splitter.isWithinFrame()).isTrue();

        put(Vectors.PLAIN.get(0).substring(15) + "\r");
        assertThat(splitter.isWithinFrame()).isFalse();
        assertThat(found).hasSize(1);
    }

    @Test
    void frames_one_after_the_other_of_a_thousand_are_all_found() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 0; i < 1_000; i++) {
            stream.writeBytes(
                    framed(Vectors.PLAIN.get(i % Vectors.PLAIN.size())).getBytes(Frame.CHARACTERS));
        }

        put(stream.toByteArray());

        assertThat(found).hasSize(1_000);
    }
}

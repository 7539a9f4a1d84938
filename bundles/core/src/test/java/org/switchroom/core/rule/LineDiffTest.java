package org.switchroom.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDiffTest {
    private static String lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).collect(Collectors.joining("\n"));
    }

    @Test
    void same_texts_differ_in_nothing() {
        assertThat(LineDiff.of("a\nb\n", "a\nb\n")).isEmpty();
    }

    @Test
    void a_changed_line_stands_among_three_that_are_the_same() {
        assertThat(LineDiff.of(lines(1, 20), lines(1, 20).replace("\n10\n", "\nten\n")))
                .containsExactly("@@ -7 +7 @@", " 7", " 8", " 9", "-10", "+ten", " 11", " 12", " 13");
    }

    @Test
    void changes_far_from_each_other_are_blocks_of_their_own() {
        String after = lines(2, 30).replace("\n25\n", "\n");

        assertThat(LineDiff.of(lines(1, 30), after))
                .containsExactly(
                        "@@ -1 +1 @@",
                        "-1",
                        " 2",
                        " 3",
                        " 4",
                        "@@ -22 +21 @@",
                        " 22",
                        " 23",
                        " 24",
                        "-25",
                        " 26",
                        " 27",
                        " 28");
    }

    @Test
    void long_texts_that_have_nothing_in_common_are_one_block() {
        assertThat(LineDiff.of(lines(0, 3_000), lines(5_000, 8_000))).hasSize(6_001);
    }
}

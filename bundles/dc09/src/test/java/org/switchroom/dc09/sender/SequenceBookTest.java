package org.switchroom.dc09.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SequenceBookTest {
    @TempDir
    Path folder;

    private SequenceBook open() {
        return new SequenceBook(folder.resolve("deeper/station"));
    }

    @Test
    void a_message_keeps_its_number_and_another_has_the_next_over_restarts() {
        SequenceBook before = open();
        assertThat(before.numberOf(70)).isEqualTo(1);
        assertThat(before.numberOf(71)).isEqualTo(2);
        assertThat(before.numberOf(70)).isEqualTo(1);

        SequenceBook after = open();

        assertThat(after.numberOf(71)).isEqualTo(2);
        assertThat(after.numberOf(72)).isEqualTo(3);
    }

    @Test
    void after_9999_comes_1_and_old_messages_are_forgotten() throws Exception {
        Path file = folder.resolve("station");
        Files.writeString(file, "5 9998\n");
        SequenceBook book = new SequenceBook(file);

        assertThat(book.numberOf(6)).isEqualTo(9_999);
        assertThat(book.numberOf(7)).isEqualTo(1);

        for (long message = 100; message < 5_100; message++) {
            book.numberOf(message);
        }
        assertThat(Files.size(file)).isLessThan(60_000);
        assertThat(book.numberOf(5_099)).isEqualTo(5_001);
        assertThat(book.numberOf(6)).as("so old that it is a new one").isEqualTo(5_002);
    }

    @Test
    void half_a_line_of_a_power_cut_does_no_harm() throws Exception {
        Path file = folder.resolve("station");
        new SequenceBook(file).numberOf(5);
        Files.writeString(file, "6 00", StandardOpenOption.APPEND);

        assertThat(new SequenceBook(file).numberOf(7)).isEqualTo(2);
    }

    @Test
    void without_a_disk_numbers_are_given_all_the_same() throws Exception {
        Path notAFolder = Files.writeString(folder.resolve("file"), "");
        SequenceBook book = new SequenceBook(notAFolder.resolve("station"));

        assertThat(book.numberOf(5)).isEqualTo(1);
        assertThat(book.numberOf(6)).isEqualTo(2);
    }
}

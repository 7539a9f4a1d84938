package org.switchroom.testkit.powercut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.h2.store.fs.FileUtils;
import org.junit.jupiter.api.Test;

class PowerCutFileSystemTest {
    private final PowerCutFileSystem disk = new PowerCutFileSystem();

    private FileChannel open(String name) throws IOException {
        return FileUtils.open(disk.path(name), "rw");
    }

    private static void write(FileChannel file, long position, String text) throws IOException {
        file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), position);
    }

    private String read(String name) throws IOException {
        try (var in = FileUtils.newInputStream(disk.path(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void what_was_forced_survives_and_what_was_only_written_does_not() throws IOException {
        FileChannel file = open("file");
        write(file, 0, "forced");
        file.force(false);
        write(file, 2, "WRITTEN AND LONGER");
        assertThat(read("file")).isEqualTo("foWRITTEN AND LONGER");

        disk.cut(1, Unforced.LOST);

        assertThat(read("file")).isEqualTo("forced");
        assertThat(disk.cuts()).isEqualTo(1);
    }

    @Test
    void closing_a_file_forces_nothing() throws IOException {
        try (FileChannel file = open("file")) {
            file.force(true);
            write(file, 0, "closed");
        }

        disk.cut(1, Unforced.LOST);

        assertThat(read("file")).isEmpty();
    }

    @Test
    void a_file_opened_for_synchronous_writes_keeps_each_of_them() throws IOException {
        FileChannel file = FileUtils.open(disk.path("file"), "rwd");
        write(file, 0, "kept");

        disk.cut(1, Unforced.LOST);

        assertThat(read("file")).isEqualTo("kept");
    }

    @Test
    void a_truncation_that_was_not_forced_is_undone() throws IOException {
        FileChannel file = open("file");
        write(file, 0, "x".repeat(10_000));
        file.force(false);
        file.truncate(5);
        write(file, 5, "new");
        assertThat(read("file")).isEqualTo("xxxxxnew");

        disk.cut(1, Unforced.LOST);

        assertThat(read("file")).isEqualTo("x".repeat(10_000));
    }

    @Test
    void a_truncated_file_that_grows_again_has_zeros_there() throws IOException {
        FileChannel file = open("file");
        write(file, 0, "x".repeat(10_000));
        file.force(false);
        file.truncate(1);
        write(file, 9_000, "end");
        file.force(false);

        disk.cut(1, Unforced.LOST);

        assertThat(read("file")).isEqualTo("x" + "\0".repeat(8_999) + "end");
    }

    @Test
    void names_are_kept_by_a_force_of_any_file() throws IOException {
        open("old").force(false);
        open("gone").force(false);
        open("created");
        FileUtils.delete(disk.path("gone"));
        FileUtils.move(disk.path("old"), disk.path("moved"));
        open("other").force(false);
        FileUtils.delete(disk.path("moved"));
        open("late");

        disk.cut(1, Unforced.LOST);

        assertThat(FileUtils.newDirectoryStream(disk.path("")))
                .containsExactlyInAnyOrder(disk.path("created"), disk.path("moved"), disk.path("other"));
    }

    @Test
    void after_the_cut_nothing_of_the_old_life_works() throws IOException {
        FileChannel file = open("file");
        String path = disk.path("file");
        disk.cut(1, Unforced.LOST);

        assertThatThrownBy(() -> write(file, 0, "late")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> file.force(true)).isInstanceOf(IOException.class);
        assertThatThrownBy(file::size).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> FileUtils.open(path, "rw")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> FileUtils.delete(path)).hasMessageContaining("power was cut");
        assertThat(FileUtils.exists(disk.path("file"))).isFalse();
    }

    private Set<String> outcomes(Unforced unforced) throws IOException {
        Set<String> outcomes = new HashSet<>();
        for (int seed = 0; seed < 200; seed++) {
            PowerCutFileSystem other = new PowerCutFileSystem();
            FileChannel file = FileUtils.open(other.path("file"), "rw");
            write(file, 0, "f".repeat(3 * Inode.PAGE));
            file.force(false);
            write(file, Inode.PAGE, "u".repeat(Inode.PAGE));
            write(file, 3L * Inode.PAGE, "u".repeat(Inode.PAGE));

            other.cut(seed, unforced);

            byte[] left = FileUtils.newInputStream(other.path("file")).readAllBytes();
            StringBuilder outcome = new StringBuilder();
            for (int page = 0; page * Inode.PAGE < left.length; page++) {
                outcome.append((char) left[page * Inode.PAGE]).append((char) left[(page + 1) * Inode.PAGE - 1]);
            }
            outcomes.add(outcome.toString());
        }
        return outcomes;
    }

    @Test
    void scattered_means_that_any_unforced_page_may_be_there_and_every_forced_one_is() throws IOException {
        assertThat(outcomes(Unforced.SCATTERED))
                .containsExactlyInAnyOrder("ffffff", "ffuuff", "ffffffuu", "ffuuffuu", "ffffff\0\0", "ffuuff\0\0");
    }

    @Test
    void torn_means_that_a_page_may_be_new_to_a_sector_and_old_behind_it() throws IOException {
        assertThat(outcomes(Unforced.TORN))
                .contains("ffffff", "ffuuff", "ffufff", "ffffffu\0")
                .allSatisfy(outcome -> assertThat(outcome).matches("ff(ff|uf|uu)ff(\0\0|u\0|uu)?"));
    }

    @Test
    void the_same_seed_leaves_the_same() throws IOException {
        Set<String> outcomes = new HashSet<>();
        for (int round = 0; round < 5; round++) {
            PowerCutFileSystem torn = new PowerCutFileSystem();
            write(FileUtils.open(torn.path("a"), "rwd"), 0, "x");
            write(FileUtils.open(torn.path("a"), "rw"), 0, "u".repeat(100_000));

            torn.cut(4711, Unforced.TORN);

            outcomes.add(
                    new String(FileUtils.newInputStream(torn.path("a")).readAllBytes(), StandardCharsets.ISO_8859_1));
        }
        assertThat(outcomes).hasSize(1);
    }

    @Test
    void a_planned_cut_comes_between_two_steps() throws IOException {
        FileChannel file = open("file");
        disk.cutAfter(2, 2);

        write(file, 0, "first");
        file.force(false);
        assertThatThrownBy(() -> write(file, 0, "SECOND")).hasMessageContaining("as planned");

        assertThat(read("file")).isEqualTo("first");
    }

    @Test
    void a_locked_file_is_locked_until_the_channel_is_closed() throws IOException {
        FileChannel first = open("file");
        FileChannel second = open("file");
        assertThat(first.tryLock()).isNotNull();
        assertThat(second.tryLock()).isNull();

        first.close();

        assertThat(second.tryLock()).isNotNull();
    }
}

package org.switchroom.camel.dropped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    @TempDir
    private Path folder;

    private FolderWatch watch;
    private Path file;

    @BeforeEach
    void watch() {
        watch = new FolderWatch(folder, Clock.fixed(NOW, ZoneOffset.UTC));
        file = folder.resolve("hook.yaml");
    }

    private void write(String content, Instant at) throws IOException {
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.from(at));
    }

    private List<Optional<String>> look() throws IOException {
        return watch.look().stream().map(FolderWatch.Change::content).toList();
    }

    @Test
    void takes_a_file_once_it_has_stayed_from_one_look_to_the_next() throws IOException {
        write("half", NOW.minusMillis(900));
        assertThat(look()).isEmpty();
        write("half and whole", NOW.minusMillis(100));
        assertThat(look()).isEmpty();

        assertThat(look()).containsExactly(Optional.of("half and whole"));
        assertThat(look()).isEmpty();
    }

    @Test
    void takes_a_file_at_once_that_nobody_has_touched_for_a_while() throws IOException {
        write("whole", NOW.minusSeconds(60));

        assertThat(look()).containsExactly(Optional.of("whole"));
    }

    @Test
    void tells_an_edit_once_and_the_same_text_again_not_at_all() throws IOException {
        write("one", NOW.minusSeconds(60));
        look();
        write("two", NOW.minusSeconds(50));
        assertThat(look()).containsExactly(Optional.of("two"));

        write("two", NOW.minusSeconds(40));

        assertThat(look()).isEmpty();
    }

    @Test
    void tells_that_a_file_is_gone() throws IOException {
        write("one", NOW.minusSeconds(60));
        look();

        Files.delete(file);

        assertThat(look()).containsExactly(Optional.empty());
        assertThat(look()).isEmpty();
    }

    @Test
    void leaves_other_files_alone_and_bears_a_folder_that_is_not_there() throws IOException {
        file = folder.resolve("hook.yaml.tmp");
        write("x", NOW.minusSeconds(60));
        file = folder.resolve(".hook.yaml");
        write("x", NOW.minusSeconds(60));

        assertThat(look()).isEmpty();
        assertThat(new FolderWatch(folder.resolve("none"), Clock.systemUTC()).look())
                .isEmpty();
    }
}

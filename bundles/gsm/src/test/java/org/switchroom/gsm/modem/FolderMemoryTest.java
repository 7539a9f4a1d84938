package org.switchroom.gsm.modem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderMemoryTest {
    @TempDir
    private Path folder;

    @Test
    void what_is_kept_is_there_in_the_next_life() {
        FolderMemory first = new FolderMemory(folder.resolve("vienna"));
        first.keep("sent/vienna-1-1", "one");
        first.keep("sent/vienna-1-1", "one again");
        first.keep("sent/vienna-1-2", "two");
        first.keep("pin/ab12", "tried");
        first.forget("sent/vienna-1-2");
        first.forget("sent/never-there");

        FolderMemory second = new FolderMemory(folder.resolve("vienna"));

        assertThat(second.all("sent/")).isEqualTo(Map.of("sent/vienna-1-1", "one again"));
        assertThat(second.get("pin/ab12")).contains("tried");
        assertThat(second.get("pin/other")).isEmpty();
        assertThat(second.all("part/")).isEmpty();
    }

    @Test
    void half_an_entry_is_none() throws IOException {
        FolderMemory memory = new FolderMemory(folder);
        memory.keep("part/a", "whole");
        Files.writeString(folder.resolve("part/b.new"), "ha");

        assertThat(new FolderMemory(folder).all("part/")).containsOnlyKeys("part/a");
    }

    @Test
    void only_its_owner_reads_it() throws IOException {
        new FolderMemory(folder).keep("sent/a", "+436641234567");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("sent"))))
                .isEqualTo("rwx------");
    }

    @Test
    void a_key_can_not_leave_the_folder() {
        assertThatThrownBy(() -> new FolderMemory(folder).keep("../etc/passwd", "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FolderMemory(folder).keep("part/../../x", "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_can_not_be_kept_is_said() throws IOException {
        FolderMemory memory = new FolderMemory(folder);
        Files.writeString(folder.resolve("part"), "a file where the folder should be");

        assertThatThrownBy(() -> memory.keep("part/a", "x")).isInstanceOf(java.io.UncheckedIOException.class);
    }
}

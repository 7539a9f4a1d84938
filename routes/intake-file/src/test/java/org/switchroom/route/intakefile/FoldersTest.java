package org.switchroom.route.intakefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.testkit.ManualClock;

final class FoldersTest {
    @TempDir
    Path inbox;

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-21T14:05:00Z"));

    @Test
    void takes_what_has_one_of_the_endings_and_is_not_hidden() {
        Folders folders = new Folders(inbox, List.of("csv", "json"), clock);

        assertThat(List.of("a.csv", "B.CSV", "x.y.json")).allMatch(folders::wants);
        assertThat(List.of(".a.csv", "a.csv.tmp", "a.xml", "csv", ".csv", "a.csv.rejected", ""))
                .noneMatch(folders::wants);
    }

    @Test
    void files_of_one_name_and_one_moment_keep_apart_and_in_order() throws Exception {
        Folders folders = new Folders(inbox, List.of("csv"), clock);
        folders.make();
        for (String text : List.of("first", "second")) {
            Files.writeString(inbox.resolve("orders.csv"), text);
            Path work = folders.claim(inbox.resolve("orders.csv"));
            assertThat(Folders.sentAs(work)).isEqualTo("orders.csv");
            assertThat(work).hasContent(text);
        }

        try (var files = Files.list(folders.work())) {
            assertThat(files.sorted().map(file -> file.getFileName().toString()))
                    .containsExactly("20261121-140500000-0-orders.csv", "20261121-140500000-1-orders.csv");
        }
        assertThat(folders.waiting()).isEqualTo(2);
    }

    @Test
    void a_file_is_stable_when_neither_size_nor_time_has_changed_for_long_enough() {
        StableFiles stable = new StableFiles(new Folders(inbox, List.of("csv"), clock), Duration.ofSeconds(10), clock);

        assertThat(stable.isStable("a.csv", 10, 1)).isFalse();
        clock.advance(Duration.ofSeconds(9));
        assertThat(stable.isStable("a.csv", 10, 1)).isFalse();
        assertThat(stable.isStable("a.csv", 11, 1)).as("it grew").isFalse();
        clock.advance(Duration.ofSeconds(9));
        assertThat(stable.isStable("a.csv", 11, 2)).as("it was touched").isFalse();
        clock.advance(Duration.ofSeconds(10));
        assertThat(stable.isStable("a.csv", 11, 2)).isTrue();
        assertThat(stable.isStable("a.csv", 11, 2))
                .as("another one of the name")
                .isFalse();
        assertThat(new StableFiles(new Folders(inbox, List.of("csv"), clock), Duration.ZERO, clock).isStable("a", 1, 1))
                .isTrue();
    }
}

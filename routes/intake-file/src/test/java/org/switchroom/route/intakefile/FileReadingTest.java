package org.switchroom.route.intakefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileReadingTest {
    @TempDir
    Path folder;

    private Yard yard;

    @BeforeEach
    void open() {
        yard = Yard.inMemory(folder);
    }

    @AfterEach
    void close() {
        yard.close();
    }

    private static String[] rows(int from, int to) {
        return Stream.concat(
                        Stream.of("kind,number"),
                        IntStream.rangeClosed(from, to).mapToObj(i -> "ORDER,N" + i))
                .toArray(String[]::new);
    }

    @Test
    void takes_the_good_lines_as_jobs_and_sets_the_bad_ones_aside_with_line_and_reason() {
        String[] rows = rows(1, 20);
        rows[7] = "DOG,N7";
        rows[13] = "ORDER,N13,what is this";
        yard.drop("orders.csv", rows);

        yard.look();

        assertThat(yard.numbers())
                .hasSize(18)
                .doesNotContain("N7", "N13")
                .startsWith("N1", "N2")
                .endsWith("N20");
        assertThat(yard.texts("done", ".rejected"))
                .containsExactly(
                        """
                        kind,number
                        # line 8: kind: 'DOG' is not known. Known are [ORDER, TICKET, ALARM_RESPONSE]
                        DOG,N7
                        # line 14: the row has 3 values, the header 2. Put values that have the separator in them in quotes
                        ORDER,N13,what is this
                        """);
        assertThat(yard.texts("done", ".summary").get(0))
                .contains("file: orders.csv\nstate: done\nrecords: 20\njobs: 18\nrejected: 2, in ");
        assertThat(yard.texts("done", ".csv")).hasSize(1);
        assertThat(folder.resolve("work")).isEmptyDirectory();
        assertThat(yard.watch().view().taken()).isEqualTo(18);
        assertThat(yard.watch().view().rejected()).isEqualTo(2);
        assertThat(Yard.value(yard.core
                                .trace()
                                .ofJob(Yard.ANNA, yard.jobs().get(0).id()))
                        .get(0)
                        .text())
                .isEqualTo("job N1 taken in from file-north: orders.csv, line 2");
    }

    @Test
    void what_was_corrected_in_the_file_of_rejected_lines_can_be_dropped_again() {
        yard.drop("orders.csv", "kind,number", "ORDER,1", "DOG,2", "CAT,3");
        yard.look();
        String corrected = yard.texts("done", ".rejected")
                .get(0)
                .replaceAll("(?m)^#.*\n", "")
                .replaceAll("DOG|CAT", "TICKET");

        yard.drop("corrected.csv", corrected.strip());
        yard.look();

        assertThat(yard.numbers()).containsExactly("1", "2", "3");
    }

    @Test
    void reads_by_the_partners_mapping_and_stays_with_the_version_it_was_begun_by() {
        Yard.value(yard.mappings
                .set(Yard.ANNA, "north", 0, "kind = \"ORDER\"\nnumber = \"A\" + column \"Nr\"", "")
                .toCompletableFuture()
                .join());
        yard.with(false, Optional.of("north"));
        yard.drop(
                "orders.csv",
                Stream.concat(Stream.of("Nr"), IntStream.range(0, 2_000).mapToObj(i -> "" + i))
                        .toArray(String[]::new));
        AtomicInteger looks = new AtomicInteger();

        yard.look(() -> looks.incrementAndGet() < 4);
        int before = yard.jobs().size();
        Yard.value(yard.mappings
                .set(Yard.ANNA, "north", 1, "kind = \"TICKET\"\nnumber = \"B\" + column \"Nr\"", "")
                .toCompletableFuture()
                .join());
        yard.look();

        assertThat(before).as("stopped in the middle").isBetween(1, 1_999);
        assertThat(yard.numbers())
                .containsExactlyElementsOf(
                        IntStream.range(0, 2_000).mapToObj(i -> "A" + i).toList());
        assertThat(yard.texts("done", ".summary").get(0)).contains("mapping: north version 1");
    }

    @Test
    void goes_on_where_it_stopped_also_under_another_name() throws Exception {
        yard.drop("orders.csv", rows(1, 1_000));
        AtomicInteger looks = new AtomicInteger();
        yard.look(() -> looks.incrementAndGet() < 3);
        assertThat(yard.jobs()).hasSizeBetween(1, 999);

        try (Stream<Path> work = Files.list(folder.resolve("work"))) {
            Files.move(
                    work.filter(file -> file.toString().endsWith(".csv"))
                            .findFirst()
                            .orElseThrow(),
                    folder.resolve("again.csv"));
        }
        yard.look();

        assertThat(yard.numbers())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 1_000).mapToObj(i -> "N" + i).toList());
    }

    @Test
    void content_that_was_taken_before_is_recognised_under_any_name_and_said_so() {
        yard.drop("monday.csv", rows(1, 3));
        yard.look();
        yard.drop("tuesday.csv", rows(1, 3));
        yard.look();

        assertThat(yard.numbers()).containsExactly("N1", "N2", "N3");
        assertThat(yard.texts("done", ".summary").get(1))
                .contains("file: tuesday.csv\nstate: repeated; nothing was taken, because ")
                .contains("monday.csv had the same content and was finished ");
    }

    @Test
    void content_that_was_taken_before_is_taken_again_where_that_is_wished() {
        yard.with(true, Optional.empty());
        yard.drop("monday.csv", rows(1, 2));
        yard.look();
        yard.drop("tuesday.csv", rows(1, 2));
        yard.look();

        assertThat(yard.numbers()).containsExactly("N1", "N2", "N1", "N2");
        assertThat(yard.texts("done", ".summary")).hasSize(2).allMatch(text -> text.contains("jobs: 2"));
    }

    @Test
    void a_file_that_is_not_what_the_mapping_wants_fails_as_a_whole_and_says_why() {
        yard.drop("orders.csv", "kind,colour", "ORDER,red");
        yard.drop("broken.json", "[{\"kind\":\"ORDER\",\"number\":\"1\"},{\"kind\"");
        yard.look();

        assertThat(yard.numbers()).containsExactly("1");
        assertThat(yard.texts("failed", "broken.json.summary").get(0))
                .contains("state: failed: line 2, column ")
                .contains("send the records from number 2 on again");
        assertThat(yard.texts("failed", "orders.csv.summary").get(0))
                .contains("state: refused; nothing was taken: line 1: a job has no field 'colour'");
        assertThat(yard.texts("failed", ".csv")).hasSize(1);
    }

    @Test
    void a_missing_mapping_holds_the_file_until_it_is_there() throws Exception {
        yard.with(false, Optional.of("north"));
        yard.drop("orders.csv", "Nr", "1");
        AtomicInteger looks = new AtomicInteger();
        yard.look(() -> looks.incrementAndGet() < 3);
        assertThat(yard.watch().view().trouble().orElseThrow()).contains("orders.csv: there is no mapping north");

        Yard.value(yard.mappings
                .set(Yard.ANNA, "north", 0, "kind = \"ORDER\"\nnumber = column \"Nr\"", "")
                .toCompletableFuture()
                .join());
        yard.look();

        assertThat(yard.numbers()).containsExactly("1");
        assertThat(yard.watch().view().trouble()).isEmpty();
    }

    @Test
    @Tag("SN-105")
    void lines_that_could_not_be_stored_are_given_again_and_those_behind_them_are_not_lost_or_doubled() {
        yard.drop("orders.csv", rows(1, 500));
        yard.memory().disk().failNext(1, "no");
        AtomicInteger looks = new AtomicInteger();

        yard.look(() -> {
            if (looks.incrementAndGet() % 3 == 0 && looks.get() < 60) {
                yard.memory().disk().failNext(7, "the disk is full");
            }
            return true;
        });

        assertThat(yard.numbers())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 500).mapToObj(i -> "N" + i).toList());
        assertThat(yard.bookmarks().values()).singleElement().asString().startsWith("FINISHED 500 500 0 ");
    }

    @Test
    void ten_thousand_bad_lines_in_a_row_and_an_empty_file_are_dealt_with() {
        String[] rows = IntStream.range(0, 10_001)
                .mapToObj(i -> i == 0 ? "kind,number" : "DOG,N" + i)
                .toArray(String[]::new);
        yard.drop("bad.csv", rows);
        yard.drop("empty.json", "[]");
        yard.look();

        assertThat(yard.jobs()).isEmpty();
        assertThat(yard.texts("done", ".rejected").get(0).lines().count()).isEqualTo(20_001);
        assertThat(yard.texts("done", ".summary")).hasSize(2);
        assertThat(yard.bookmarks().values())
                .extracting(text -> Position.read(text).orElseThrow().rejected())
                .containsExactlyInAnyOrder(0L, 10_000L);
    }

    @Test
    void what_the_file_of_rejected_lines_holds_too_much_after_a_crash_is_cut_off() throws Exception {
        yard.drop("orders.csv", "kind,number", "DOG,1", "ORDER,2", "DOG,3");
        AtomicInteger looks = new AtomicInteger();
        yard.look(() -> looks.incrementAndGet() < 1);
        Path work;
        try (Stream<Path> files = Files.list(folder.resolve("work"))) {
            work = files.findFirst().orElseThrow();
        }
        Files.writeString(yard.folders().rejected(work), "kind,number\n# line 2: half a li");
        yard.look();

        assertThat(yard.texts("done", ".rejected").get(0).lines().toList())
                .hasSize(5)
                .containsSubsequence("kind,number", "DOG,1", "DOG,3");
    }

    @Test
    void a_position_is_read_as_it_was_written_and_foreign_words_are_not_understood() {
        Position position = new Position(
                Position.Stage.READ, 9, 7, 2, 133, 4, java.time.Instant.parse("2026-11-21T14:05:00.123Z"), "a b c.csv");

        assertThat(Position.read(position.write())).contains(position);
        assertThat(List.of(
                        "", "READ 1", "GONE 1 1 1 1 1 2026-11-21T14:05:00Z x", "READ x 1 1 1 1 2026-11-21T14:05:00Z x"))
                .allMatch(text -> Position.read(text).isEmpty());
    }
}

package org.switchroom.route.intakefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes as Camel runs them, on the real core. */
final class FileRoutesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private Yard yard;
    private FileIntake intake;

    @BeforeEach
    void start() throws Exception {
        yard = Yard.inMemory(folder.resolve("in box"));
        intake = new FileIntake(
                yard.settings(), yard.core.jobs(), yard.mappings, yard.core.bookmarks(), Clock.systemUTC());
        camel.addRoutes((RoutesBuilder) intake.routes());
        camel.start();
    }

    @AfterEach
    void stop() {
        intake.stop();
        camel.stop();
        yard.close();
    }

    @Test
    void takes_what_is_dropped_leaves_what_is_being_written_and_tells_what_it_does() throws Exception {
        Files.writeString(yard.folder.resolve("later.csv.tmp"), "kind,number\nORDER,2\n");
        yard.drop("now.csv", "kind,number", "ORDER,1", "DOG,9");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(yard.texts("done", ".summary")).hasSize(1));
        assertThat(yard.numbers()).containsExactly("1");
        Files.move(yard.folder.resolve("later.csv.tmp"), yard.folder.resolve("later.csv"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(yard.texts("done", ".summary")).hasSize(2));
        assertThat(yard.numbers()).containsExactly("1", "2");
        assertThat(intake.view().taken()).isEqualTo(2);
        assertThat(intake.view().rejected()).isEqualTo(1);
        assertThat(intake.view().trouble()).isEqualTo(Optional.empty());
        await().atMost(PATIENCE).until(() -> intake.view().waiting() == 0);
        assertThat(camel.getRoutes())
                .extracting(route -> route.getRouteId())
                .containsExactlyInAnyOrder("file-north-take", "file-north-read");
    }

    @Test
    void a_file_in_the_middle_goes_on_after_suspend_and_resume() throws Exception {
        yard.memory().disk().hold();
        yard.drop(
                "orders.csv",
                Stream.concat(
                                Stream.of("kind,number"),
                                IntStream.range(0, 5_000).mapToObj(i -> "ORDER," + i))
                        .toArray(String[]::new));
        await().atMost(PATIENCE).until(() -> yard.memory().disk().waiting() > 0);
        yard.memory().disk().releaseOne(); // that it begins
        await().atMost(PATIENCE).until(() -> yard.memory().disk().waiting() > 1);
        Thread suspending = new Thread(() -> {
            try {
                camel.getRouteController().suspendRoute("file-north-read");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        suspending.start();
        await().atMost(PATIENCE)
                .until(() -> camel.getRoute("file-north-read").getConsumer()
                                instanceof org.apache.camel.StatefulService consumer
                        && (consumer.isSuspending() || consumer.isSuspended()));
        yard.memory().disk().release();
        suspending.join(PATIENCE.toMillis());

        assertThat(yard.jobs()).hasSizeBetween(1, 4_999);
        camel.getRouteController().resumeRoute("file-north-read");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(yard.texts("done", ".summary")).hasSize(1));

        List<String> expected = IntStream.range(0, 5_000).mapToObj(i -> "" + i).toList();
        assertThat(yard.numbers()).containsExactlyElementsOf(expected);
    }
}

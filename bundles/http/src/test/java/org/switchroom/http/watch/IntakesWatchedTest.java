package org.switchroom.http.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.switchroom.intake.IntakeView;
import org.switchroom.intake.WatchedIntake;

final class IntakesWatchedTest {
    private static IntakeView view(String name, Optional<String> trouble) {
        return new IntakeView(
                name, IntakeView.Kind.FILE, "main", "/in", 3, 18, 2, Optional.empty(), trouble, Optional.empty());
    }

    @Test
    void meters_come_and_go_with_the_intake() {
        Meters meters = new Meters();
        IntakeMeters intakes = new IntakeMeters(meters);
        WatchedIntake north = () -> view("file-north", Optional.of("the folder is away"));

        intakes.add(north);
        String text = meters.registry().scrape();
        intakes.remove(north);

        assertThat(text)
                .contains(
                        "switchroom_intake_waiting{intake=\"file-north\"} 3.0",
                        "switchroom_intake_trouble{intake=\"file-north\"} 1.0",
                        "switchroom_intake_records_total{intake=\"file-north\",outcome=\"taken\"} 18.0",
                        "switchroom_intake_records_total{intake=\"file-north\",outcome=\"rejected\"} 2.0");
        assertThat(meters.registry().scrape()).doesNotContain("file-north");
    }

    @Test
    void intakes_are_down_when_nothing_comes_in_from_any() throws Exception {
        IntakeView fine = view("file-north", Optional.empty());
        IntakeView stuck = view("file-south", Optional.of("the folder is away"));

        assertThat(text(List.of())).isEqualTo("200 {\"status\":\"UP\",\"intakes\":[]}");
        assertThat(text(List.of(fine, stuck)))
                .isEqualTo("200 {\"status\":\"DEGRADED\",\"intakes\":[{\"name\":\"file-north\",\"waiting\":3},"
                        + "{\"name\":\"file-south\",\"waiting\":3,\"trouble\":\"the folder is away\"}]}");
        assertThat(text(List.of(stuck))).startsWith("503 {\"status\":\"DOWN\"");
    }

    private static String text(List<IntakeView> views) throws Exception {
        HealthPage.Page page = IntakeHealthServlet.page(views);
        return page.status() + " " + new String(page.json(), StandardCharsets.UTF_8);
    }
}

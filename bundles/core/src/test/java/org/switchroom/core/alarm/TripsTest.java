package org.switchroom.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEventId;
import org.switchroom.alarm.EventClass;
import org.switchroom.message.Content;

final class TripsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration REST = Duration.ofHours(48);

    private final Trips trips = new Trips();

    private static AlarmEvent burglary(long id) {
        return new AlarmEvent(
                new AlarmEventId(id),
                "north",
                Optional.empty(),
                "1234",
                "panels",
                Optional.empty(),
                Optional.empty(),
                EventClass.BURGLARY,
                new Content.Alarm("1234", 1, "130", 1, 7),
                AlarmEvent.State.RELAYED,
                NOW,
                NOW,
                Optional.empty(),
                "",
                Map.of(),
                Optional.empty(),
                "",
                NOW);
    }

    @Test
    void of_a_zone_that_never_stops_only_the_last_trips_are_remembered() {
        for (int id = 1; id <= 10_000; id++) {
            trips.note(burglary(id));
        }

        assertThat(trips.relayed(new Trips.Zone(1, 7), NOW, REST)).isEqualTo(64);
    }
}

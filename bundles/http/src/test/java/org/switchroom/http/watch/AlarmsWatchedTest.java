package org.switchroom.http.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.switchroom.alarm.ReceiverView;
import org.switchroom.alarm.WatchedReceiver;
import org.switchroom.phone.CallAudio;
import org.switchroom.phone.DialRequest;
import org.switchroom.phone.Ending;
import org.switchroom.phone.PhoneLine;
import org.switchroom.testkit.ManualClock;
import org.switchroom.transport.Health;

/** Panels, their receivers and the lines to the stations, as monitoring sees them. */
class AlarmsWatchedTest {
    private final Meters meters = new Meters();
    private final PrometheusMeterRegistry registry = meters.registry();

    static ReceiverView receiver(Optional<String> trouble) {
        return new ReceiverView(
                "dc09-main",
                trouble.isPresent() ? List.of() : List.of("tcp 127.0.0.1:12300"),
                3,
                2,
                new ReceiverView.Limits(2000, 5000, 4095, Duration.ofMinutes(20), Duration.ofSeconds(10)),
                Map.of("acknowledged", 7L, "bad CRC", 1L),
                trouble,
                Optional.empty());
    }

    @Test
    void a_receivers_meters_come_and_go_with_it() {
        ReceiverMeters receivers = new ReceiverMeters(registry);
        WatchedReceiver main = () -> receiver(Optional.empty());

        receivers.add(main);
        assertThat(registry.scrape())
                .contains(
                        "switchroom_receiver_up{receiver=\"dc09-main\"} 1.0",
                        "switchroom_receiver_connections{receiver=\"dc09-main\"} 3.0",
                        "switchroom_receiver_waiting{receiver=\"dc09-main\"} 2.0",
                        "switchroom_receiver_messages_total{receiver=\"dc09-main\",what=\"acknowledged\"} 7.0",
                        "switchroom_receiver_messages_total{receiver=\"dc09-main\",what=\"bad CRC\"} 1.0");

        receivers.remove(main);
        assertThat(registry.scrape()).doesNotContain("dc09-main");
    }

    @Test
    void a_line_that_is_down_is_seen() {
        LineMeters lines = new LineMeters(registry);
        PhoneLine one = new PhoneLine() {
            @Override
            public int channels() {
                return 4;
            }

            @Override
            public CompletionStage<Ending> dial(DialRequest request, CallAudio audio) {
                throw new AssertionError("nobody calls");
            }

            @Override
            public Health health() {
                return new Health(Health.State.DOWN, "no answer", Instant.EPOCH);
            }
        };

        lines.add(one, Map.of(PhoneLine.NAME, "line-one"));
        assertThat(registry.scrape())
                .contains(
                        "switchroom_line_up{line=\"line-one\"} 0.0", "switchroom_line_channels{line=\"line-one\"} 4.0");
        lines.remove(one);
        assertThat(registry.scrape()).doesNotContain("line-one");
    }

    @Test
    void an_alarm_that_is_due_and_not_relayed_is_seen_by_its_age_and_the_database_is_not_asked_at_every_look() {
        ManualClock clock = ManualClock.create();
        AtomicInteger asked = new AtomicInteger();
        Instant due = clock.instant().minusSeconds(90);
        AlarmMeters alarms = new AlarmMeters(
                registry,
                () -> {
                    asked.incrementAndGet();
                    return Optional.of(due);
                },
                clock);

        assertThat(registry.scrape()).contains("switchroom_alarm_overdue_seconds 90.0");
        assertThat(registry.scrape()).contains("switchroom_alarm_overdue_seconds 90.0");
        assertThat(asked).hasValue(1);
        clock.advance(Duration.ofSeconds(10));
        assertThat(registry.scrape()).contains("switchroom_alarm_overdue_seconds 100.0");
        alarms.close();
        assertThat(registry.scrape()).doesNotContain("switchroom_alarm");
    }
}

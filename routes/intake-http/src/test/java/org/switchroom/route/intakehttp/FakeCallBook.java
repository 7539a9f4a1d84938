package org.switchroom.route.intakehttp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchroom.message.MessageId;
import org.switchroom.phone.CallBook;
import org.switchroom.phone.Ending;
import org.switchroom.phone.StationCall;
import org.switchroom.transport.Health;

/** One line; one call for north, one for both north and east, and one under way of which nothing is known yet. */
final class FakeCallBook implements CallBook {
    static final MessageId MESSAGE = new MessageId(17);
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final StationCall.Tone LOW = new StationCall.Tone(1400.04, -11.02, Duration.ofMillis(100));
    private static final StationCall.Tone HIGH = new StationCall.Tone(2300, -11, Duration.ofMillis(100));

    @Override
    public List<StationCall> calls() {
        return List.of(
                call(3, Optional.empty(), List.of()),
                call(2, ended(), List.of(told("north", new MessageId(18)), told("east", new MessageId(19)))),
                call(1, ended(), List.of(told("north", MESSAGE))));
    }

    private static StationCall call(long number, Optional<Ending> ending, List<StationCall.Told> events) {
        return new StationCall(
                number,
                NOW,
                "+43123456789",
                "line-one",
                ending,
                Duration.ofMillis(3_600),
                ending.map(end -> new StationCall.Handshake(Duration.ofMillis(820), LOW, HIGH)),
                events,
                ending.map(end -> "/var/calls/call-" + number + ".wav"));
    }

    private static Optional<Ending> ended() {
        return Optional.of(new Ending(
                Ending.How.DONE,
                "we hung up",
                Optional.of(Duration.ofMillis(40)),
                Optional.of(new Ending.Sound(180, 2, 0.44))));
    }

    private static StationCall.Told told(String tenant, MessageId message) {
        return new StationCall.Told(
                tenant,
                message,
                "1234181130010158",
                "kissed-off",
                1,
                Optional.of(new StationCall.Tone(1399.96, -10.98, Duration.ofMillis(850))),
                "kiss-off of 1400 Hz",
                Duration.ofMillis(3_500));
    }

    @Override
    public Optional<StationCall> call(long number) {
        return calls().stream().filter(call -> call.number() == number).findFirst();
    }

    @Override
    public List<LineView> lines() {
        return List.of(new LineView(
                "line-one",
                "sip/udp",
                "sip.example.org:5060",
                new Health(Health.State.DOWN, "401 Unauthorized", NOW),
                2,
                1,
                Optional.of(NOW),
                Optional.of(new Last(NOW, Ending.How.BUSY, "486 Busy Here"))));
    }
}
